/**
 * Logs in as the organiser at a server of ours. Resolves with the headers that one of its pages sends, with the cookie
 * as a browser keeps it, and with two functions. One makes an API token and resolves with the header that a script
 * sends. The other makes a helper, who logs in, and resolves with their cookie.
 */
export async function logIn(address, password) {
  const cookie = cookieOf(await post('session', { password }, { origin: address }));
  const headers = { cookie: `${cookie.name}=${cookie.value}`, origin: address };
  return {
    headers,
    cookie,
    async makeToken(name) {
      const { token } = await (await post('tokens', { name }, headers)).json();
      return { authorization: `Bearer ${token}` };
    },
    async addHelper(name) {
      const { setup_url: link } = await (await post('deputies', { name }, headers)).json();
      const claim = { token: new URL(link).hash.slice(1), password };
      return { cookie: cookieOf(await post('setup', claim, { origin: address })) };
    },
  };

  function cookieOf(answer) {
    if (answer.status !== 204) throw new Error(`The log-in was answered ${answer.status}.`);
    const [name, value] = answer.headers.getSetCookie()[0].split(';')[0].split('=');
    return { name, value, url: address };
  }

  function post(path, body, headers) {
    return fetch(`${address}/api/v1/${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}
