/**
 * Logs in as the organiser at a server of ours. Resolves with the headers that one of its pages sends, with the cookie
 * as a browser keeps it, and with a function that makes an API token and resolves with the header that a script sends.
 */
export async function logIn(address, password) {
  const answer = await post('session', { password }, { origin: address });
  if (answer.status !== 204) throw new Error(`The log-in was answered ${answer.status}.`);
  const [pair] = answer.headers.getSetCookie()[0].split(';');
  const [name, value] = pair.split('=');
  const headers = { cookie: pair, origin: address };
  return {
    headers,
    cookie: { name, value, url: address },
    async makeToken(name) {
      const { token } = await (await post('tokens', { name }, headers)).json();
      return { authorization: `Bearer ${token}` };
    },
  };

  function post(path, body, headers) {
    return fetch(`${address}/api/v1/${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
