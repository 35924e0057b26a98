export const settingsTexts = {
  title: 'Settings',
  look: 'Look',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  more: 'More',
  help: 'Point Monzo at Paid Up',
  helpWhy: 'so that payments come in by themselves',
  api: 'For developers',
  apiWhy: 'every call, to read and to try',
};

export const helpTexts = {
  title: 'Point Monzo at Paid Up',
  why: 'Monzo tells Paid Up of every payment at the moment it arrives. You set this up once; it takes about two minutes.',
  steps: [
    {
      title: 'Choose a secret',
      text: 'Start Paid Up with MONZO_WEBHOOK_SECRET set to at least 32 letters and digits that nobody can guess. Only those who know it can report a payment.',
    },
    {
      title: 'Make the address',
      text: 'Have a tunnel or web server with https pass on this one path, nothing else, and put your secret at its end.',
    },
    {
      title: 'Tell Monzo',
      text: 'Log in to Monzo’s developer site with your e-mail, approve it in the Monzo app, open the playground, choose “Register webhook”, and paste the address as its url.',
    },
    {
      title: 'Try it',
      text: 'Ask a friend for one pound. It shows under Money within a second; if nobody has their bank name yet, one tap gives it to a player.',
    },
  ],
  secretPlace: 'your-secret',
  portal: 'Monzo’s developer site',
  portalAddress: 'https://developers.monzo.com/',
};
