/**
 * Puts the answers of a run in the place of the collection's examples. An answer that is too long, or that is no JSON,
 * keeps the excerpt that somebody has written.
 */
export function recordExamples(collection, executions) {
  for (const [item, { response }] of answered(collection, executions)) {
    if (isToRecord(response)) item.response = [exampleOf(item.request, response)];
  }
}

/** Returns a line for each request whose example has another code or other fields than the answer of a run. */
export function staleExamples(collection, executions) {
  return answered(collection, executions)
    .filter(([, { response }]) => isToRecord(response))
    .map(([item, { response }]) => [item.name, differenceFrom(item.response?.[0], response)])
    .filter(([, difference]) => difference !== null)
    .map(([name, difference]) => `${name}: ${difference}`);
}

/** Pairs each request of the collection with what was answered. A run sends them in their order. */
function answered(collection, executions) {
  return itemsOf(collection).map((item, index) => [item, executions[index]]);
}

const itemsOf = ({ item }) => item.flatMap((one) => ('item' in one ? itemsOf(one) : [one]));

function isToRecord(response) {
  const text = response.text();
  return text === '' || (isJson(response) && text.length <= LONG);
}

const isJson = (response) => /\bjson\b/.test(response.headers.get('Content-Type') ?? '');

function exampleOf(request, response) {
  const body = response.text();
  return {
    name: `${response.code} ${response.status}`,
    originalRequest: request,
    status: response.status,
    code: response.code,
    _postman_previewlanguage: body === '' ? 'text' : 'json',
    header: SHOWN.filter((key) => response.headers.has(key)).map((key) => ({
      key,
      value: response.headers.get(key),
    })),
    cookie: [],
    body: body === '' ? '' : JSON.stringify(JSON.parse(body), null, 2),
  };
}

function differenceFrom(example, response) {
  if (!example) return 'it has no example';
  if (example.code !== response.code) return `its example is answered ${example.code}, not ${response.code}`;
  if (response.text() === '') return example.body === '' ? null : 'its example has a body';
  const field = differentField(JSON.parse(example.body), response.json(), 'the body');
  return field && `its example differs in ${field}`;
}

/** Returns the first place where two values differ in their kind or their fields, or `null`. `null` fits anything. */
function differentField(one, other, place) {
  if (one === null || other === null) return null;
  if (typeof one !== 'object' || typeof other !== 'object') return typeof one === typeof other ? null : place;
  const isList = Array.isArray(one);
  if (isList !== Array.isArray(other)) return place;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const isInBoth = key in one && key in other;
    // Lists may be of any length.
    if (!isInBoth && isList) continue;
    const found = isInBoth ? differentField(one[key], other[key], key) : key;
    if (found !== null) return found;
  }
  return null;
}

/** The length of an answer, in characters, from which on only an excerpt of it is an example. */
const LONG = 10_000;
const SHOWN = ['Content-Type', 'ETag', 'Location'];
