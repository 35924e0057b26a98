import { done } from './done.mjs';

/** Commands about the login. */
export const LOGIN = {
  login: {
    values: [],
    does: 'logs in through your browser, and waits for the approval in the Monzo app',
    async run(client, _, { 'redirect-url': redirectUri }) {
      const { awaitApproval } = await import('../../server/src/monzo/client/index.ts');
      const { loginInBrowser } = await import('./browser-login.mjs');
      const code = await loginInBrowser(client, redirectUri);
      await client.auth.logIn({ code, redirectUri });
      console.error(
        'The bank knows you. Approve the login in the Monzo app now. This waits for five minutes.',
      );
      await awaitApproval(client);
      return { sentence: 'You are logged in.' };
    },
  },
  refresh: {
    values: [],
    does: 'gets new tokens now, as all other commands do by themselves in time',
    run: async (client) => done(client.auth.refresh(), 'The login has new tokens.'),
  },
  logout: {
    values: [],
    does: 'ends the login, at the bank and here',
    run: async (client) => done(client.auth.logOut(), 'You are logged out.'),
  },
  whoami: {
    values: [],
    does: 'tells whose login it is',
    async run(client) {
      const all = await client.auth.whoAmI();
      return { columns: ['user', 'client'], rows: [[all.user_id, all.client_id]], all };
    },
  },
};
