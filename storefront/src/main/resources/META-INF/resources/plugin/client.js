import { locale, refusal, t } from './texts.js';

const TIMEOUT_MILLIS = 15_000;
const UPLOAD_MILLIS = 120_000;

/** Why a call was refused or failed: the members of the answer's problem (RFC 9457). */
export class Problem extends Error {
  constructor({ type = 'about:blank', status = 0, title, detail, errors = [], said, ...facts }) {
    super(said ?? detail ?? title ?? t('failed'));
    Object.assign(this, { type, status, errors, facts });
  }

  /** @param {string} slug the last part of the type, such as `not-registered` */
  is(slug) {
    return this.type === `/problems/${slug}`;
  }
}

/** Gives a form's submission its Idempotency-Key: the same for a repeat of the same body, so that a double click makes one request. */
export class Attempt {
  #body;
  #key;

  headers(body) {
    const text = JSON.stringify(body);
    if (text !== this.#body) {
      this.#body = text;
      this.#key = crypto.randomUUID();
    }
    return { 'Idempotency-Key': this.#key };
  }
}

/** The gateway as a browser sees it: session by cookie, writes with the CSRF token, refusals as {@link Problem}. */
export class Client {
  #session;
  #warned = false;

  /**
   * @param {string} origin where the gateway is
   * @param {string} [key] the publishable key, which says on which channel the products are offered
   */
  constructor(origin, key) {
    this.origin = origin;
    this.key = key;
  }

  /** Who is signed in: `{signedIn, name, roles, csrfToken, ...}`. Asked once per page. */
  session() {
    this.#session ??= this.get('/session').catch(problem => {
      this.#session = undefined;
      throw problem;
    });
    return this.#session;
  }

  /** @param filters further parameters, such as `sort`, `facets` or `{'attr.color[in]': 'Red,Blue'}` */
  products({ q, category, after, limit, ...filters } = {}) {
    return this.get('/storefront/products', { q, category, after, limit, ...filters });
  }

  /** @param query such as `{expand: 'labels,variants'}` */
  product(id, query) {
    return this.get(`/storefront/products/${encodeURIComponent(id)}`, query);
  }

  /** The trees of categories, or one of them, with how many products stand in each. */
  categories(tree) {
    return this.get('/storefront/categories', { tree });
  }

  /** The product's sheet (PDF). A refusal names the `gate` among its facts. @returns {Promise<Blob>} */
  async sheet(id, pass) {
    const { value } = await this.send('GET', `/storefront/products/${encodeURIComponent(id)}/sheet`, { query: { pass }, headers: { Accept: 'application/pdf, application/problem+json' } });
    return value;
  }

  /** What a provider would hand over, what each claim is used for, and the notice. */
  provider(alias) {
    return this.get(`/providers/${encodeURIComponent(alias)}`);
  }

  chooseCapture(choice) {
    return this.post('/capture-choices', choice);
  }

  /** Where to send the browser to sign in. Without a provider it is the sign-in of staff. */
  signInAddress({ provider, choice, back }) {
    return this.#address('/sign-in', { provider, choice, return: back });
  }

  async signOut() {
    await this.post('/sign-out');
    this.#session = undefined;
  }

  registration() {
    return this.get('/registration');
  }

  register(registration, attempt) {
    return this.post('/registrations', registration, attempt.headers(registration));
  }

  me() {
    return this.get('/me');
  }

  /** @param {string} tag the ETag of what was read: what somebody else changed meanwhile is not overwritten */
  changeMe(patch, tag) {
    return this.send('PATCH', '/me', { body: patch, headers: { 'If-Match': tag } });
  }

  requestDemo(request, attempt) {
    return this.post('/demo-requests', request, attempt.headers(request));
  }

  /** All that one asked for while signed in: demos, quotes, sheets, messages. */
  requests({ after } = {}) {
    return this.get('/requests', { after });
  }

  request(id) {
    return this.get(`/requests/${encodeURIComponent(id)}`);
  }

  /** Where the time of a demo is picked and changed, by the clocks of this browser. @param {string} page of the request */
  timesAddress(page) {
    return this.#address(page, { zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  }

  /** @returns {Promise<object>} the request as it stands then */
  withdrawRequest(id) {
    return this.post(`/requests/${encodeURIComponent(id)}/withdrawal`);
  }

  /** @returns {Promise<{measurement: boolean}>} what is kept: a browser that sends Sec-GPC or DNT has said no, whatever is clicked */
  async consent(consent) {
    const { value } = await this.send('PUT', '/visitor/consent', { body: consent });
    this.#session = undefined;
    return value;
  }

  /**
   * Any operation of the API, by its path in the OpenAPI document.
   *
   *   await client().call('GET', '/storefront/products/{id}', { path: { id }, query: { expand: 'labels' } });
   */
  async call(method, path, { path: named = {}, query, body, headers } = {}) {
    return (await this.send(method, path.replace(/\{(\w+)}/g, (_, name) => encodeURIComponent(named[name])), { query, body, headers })).value;
  }

  async get(path, query) {
    return (await this.send('GET', path, { query })).value;
  }

  async post(path, body, headers) {
    return (await this.send('POST', path, { body, headers })).value;
  }

  /**
   * @param {object} [sent]
   * @param {Blob} [sent.file] what is sent as it is, with a Content-Type among the headers
   * @param {boolean} [sent.keepalive] goes out even if the page ends meanwhile
   * @returns {Promise<{value: any, tag: string|null}>} the answer's JSON and its ETag, to be sent as If-Match with a change
   * @throws {Problem}
   */
  async send(method, path, { query, body, file, headers, keepalive } = {}) {
    const head = { Accept: 'application/json, application/problem+json', 'Accept-Language': locale(), ...headers };
    if (this.key) head['Touchstone-Key'] = this.key;
    if (body !== undefined) head['Content-Type'] ??= 'application/json';
    if (method !== 'GET') head['Touchstone-CSRF'] = (await this.session()).csrfToken ?? '';
    const answer = await this.#fetch(this.#address(path, query), {
      method, keepalive, headers: head, body: file ?? JSON.stringify(body), credentials: 'include', signal: AbortSignal.timeout(file ? UPLOAD_MILLIS : TIMEOUT_MILLIS),
    });
    const value = await read(answer);
    if (answer.ok) return { value, tag: answer.headers.get('ETag') };
    // Signed out elsewhere, or the token is of an earlier session: ask again before the next write.
    if (answer.status === 401 || answer.status === 403) this.#session = undefined;
    throw new Problem({ ...value, status: answer.status, said: await refusal(value?.type) });
  }

  async #fetch(address, options) {
    try {
      return await fetch(address, options);
    } catch {
      throw await this.#unanswered();
    }
  }

  /** Why there was no answer for this page to read. What every page may load from the gateway tells a lost connection from a lacking permission. */
  async #unanswered() {
    if (this.origin === location.origin || !await answers(new URL('/plugin/touchstone.svg', this.origin))) return new Problem({ type: '/problems/unreachable', detail: t('unreachable') });
    if (!this.#warned) console.error(`Touchstone: the key ${this.key} is unknown, or does not name the origin of this page, ${location.origin}. An operator adds it under /keys.`);
    this.#warned = true;
    return new Problem({ type: '/problems/origin-not-allowed', detail: t('notAllowedHere') });
  }

  #address(path, query = {}) {
    const address = new URL(path, this.origin);
    for (const [name, value] of Object.entries(query)) if (value) address.searchParams.set(name, value);
    return address;
  }
}

/** What an answer holds: JSON, or a file. */
async function read(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  if (/json/.test(type)) return answer.json().catch(() => undefined);
  return /pdf/.test(type) ? answer.blob() : undefined;
}

/** Whether anything comes from there at all. */
function answers(address) {
  return fetch(address, { cache: 'no-store', credentials: 'omit' }).then(({ ok }) => ok, () => false);
}

const clients = new Map();
let settings = {};

/** For pages that bundle the plugin: where the gateway is, and the publishable key; before the elements are loaded. */
export function configure({ gateway, key }) {
  settings = { origin: new URL(gateway).origin, key };
  clients.clear();
}

/** The client of this key; without one, of the key at the script tag that loaded the plugin. */
export function client(key = settings.key ?? document.querySelector('script[src$="/touchstone.js"][data-key]')?.dataset.key) {
  if (!clients.has(key)) clients.set(key, new Client(settings.origin ?? new URL(import.meta.url).origin, key));
  return clients.get(key);
}
