import { type RequestHandler, urlencoded } from 'express';
import { z } from 'zod';
import type { FakeBank } from '../fake-bank.ts';
import { BankError } from '../wire/bank-error.ts';
import { escapeHtml } from './escape-html.ts';

/** Where the login page sends its answer. */
export const LOGIN_PATH = '/__fake/login';
/** Where whoever plays the bank finds it. */
const PLAY_PATH = '/__fake/';

/** The page that an app sends its owner's browser to. Without a client in its address it leads to where the bank is played. */
export const createLoginPage =
  (bank: FakeBank): RequestHandler =>
  (request, response) => {
    const query = queryOf(request.originalUrl);
    if (query.size === 0) return response.redirect(PLAY_PATH);
    try {
      const { client } = bank.codes.readLogin(query);
      response.send(page(loginForm(client.name, bank.accounts.users, query)));
    } catch (error) {
      if (!(error instanceof BankError)) throw error;
      const what = `<p>This login can’t begin. ${escapeHtml(error.message)}.</p>`;
      response.status(error.status).send(page(what));
    }
  };

/** Takes the answer of the login page, and sends the browser back to the app. */
export function createLoginAnswer(bank: FakeBank): RequestHandler[] {
  return [
    urlencoded({ extended: false }),
    (request, response) => {
      const { query, user } = loginInput.parse(request.body);
      response.redirect(303, logIn(bank, new URLSearchParams(query), user === '' ? null : user));
    },
  ];
}

const loginInput = z.object({ query: z.string(), user: z.string() });

/** Logs a user in, or refuses the login for `null`. Returns the address that the browser goes to. */
export function logIn(bank: FakeBank, query: URLSearchParams, userId: string | null): string {
  const { client, redirectUrl, state } = bank.codes.readLogin(query);
  const address = new URL(redirectUrl);
  if (userId === null) address.searchParams.set('error', 'access_denied');
  else address.searchParams.set('code', bank.codes.issue(client.id, userId, redirectUrl));
  if (state !== null) address.searchParams.set('state', state);
  return address.href;
}

const queryOf = (address: string): URLSearchParams => new URL(address, 'http://bank').searchParams;

const loginForm = (clientName: string, users: { id: string; name: string }[], query: URLSearchParams) => `
  <p><strong>${escapeHtml(clientName)}</strong> would like to see your accounts. In truth the bank sends you an e-mail
  with a link now. Here you say who opens it.</p>
  <form method="post" action="${LOGIN_PATH}" class="stack">
    <input type="hidden" name="query" value="${escapeHtml(query.toString())}">
    ${users.map(({ id, name }) => `<button name="user" value="${id}">Log in as ${escapeHtml(name)}</button>`).join('\n')}
    <button name="user" value="" class="quiet">Refuse</button>
  </form>
  <p>Afterwards it has to be approved in <a href="${PLAY_PATH}" target="_blank">the Monzo app</a>, which you play there.</p>`;

const page = (content: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Log in · Fake Monzo</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/__fake/page.css"></head>
<body class="narrow"><header><h1>Fake Monzo</h1></header><main><section class="stack">${content}</section></main></body>
</html>`;
