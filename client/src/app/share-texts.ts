export const shareTexts = {
  text: 'What is sent',
  copy: 'Copy',
  whatsApp: 'Send with WhatsApp',
  copied: 'Copied: paste it wherever you like.',
  notCopied: 'This browser does not let pages copy. Select the text above and copy it yourself.',
};
