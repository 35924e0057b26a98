/** The words of the sheet that reminds the whole group. */
export const remindTexts = {
  group: 'Remind everybody',
  groupByName: 'Remind everybody by name',
  byName: 'With names and amounts',
};
