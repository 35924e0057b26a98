/** Bugs in backups and in what leaves for spreadsheets. See `../bugs.mjs`. */
export const backupBugs = [
  {
    what: 'a backup leaves out the newest',
    edits: [
      [
        'server/src/store/sqlite/records.ts',
        "rows('SELECT * FROM payments ORDER BY rowid')",
        "rows('SELECT * FROM payments WHERE rowid < (SELECT MAX(rowid) FROM payments) ORDER BY rowid')",
      ],
    ],
    tests: ['store/sqlite-store', 'api/backup'],
  },
  {
    what: 'a text in a spreadsheet is a formula',
    edits: [['server/src/services/export/csv.ts', "FORMULA.test(text) ? `'${text}` : text", 'text']],
    tests: ['export/csv'],
  },
  {
    what: 'a backup is restored whatever its checksum says',
    edits: [
      [
        'server/src/services/backup/read-backup.ts',
        "count !== header.records || checksum.digest('hex') !== header.sha256",
        "checksum.digest('hex') === ''",
      ],
    ],
    tests: ['backup/backup.test'],
  },
  {
    what: 'a restore that is cut short leaves half of it',
    edits: [
      [
        'server/src/store/sqlite/group-commit.ts',
        '      rollBack();\n      throw failure === busy',
        '      commit.run();\n      throw failure === busy',
      ],
    ],
    tests: ['store/sqlite-store'],
  },
];
