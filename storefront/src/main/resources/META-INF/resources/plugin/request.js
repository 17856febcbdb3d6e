import { Attempt } from './client.js';
import { focusOn, h, TouchstoneElement } from './element.js';
import { boxes, choice, field, form } from './form.js';
import { sheet } from './look.js';
import { t } from './texts.js';

const PERSONAL = { name: 'name', email: 'email', company: 'organization', country: 'country', phone: 'tel' };
/** How a text of a format is typed. */
const TYPES = { email: 'email', uri: 'url', date: 'date' };
const LONG = 300;
const AT_ONCE = 512;

/**
 * A form of the site (contact, quote request, newsletter ...), as the service asks it of this visitor, in the page's language.
 * Tells `touchstone-sent` with the submission.
 *
 *   <touchstone-form form="contact"></touchstone-form>
 *   <touchstone-form form="quote-request" product="ID" revision="3"></touchstone-form>
 */
export class Request extends TouchstoneElement {
  static observedAttributes = ['form', 'product'];

  static look = [sheet(`
    form { max-inline-size: 36rem }
    fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0 }
    fieldset:has([aria-invalid]) > .hint { color: var(--bad) }
    h2, h3 { margin-block-end: .75rem }
    .trap { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%) }
  `)];

  #attempt = new Attempt();
  #proof;

  get #path() {
    return `/forms/${encodeURIComponent(this.getAttribute('form') ?? 'contact')}`;
  }

  async render() {
    const asked = await this.client.get(this.#path, { product: this.getAttribute('product'), revision: this.getAttribute('revision') });
    // Worked out while the visitor types.
    this.#proof = asked.challenge && meet(asked.challenge);
    this.#proof?.catch(() => {});
    return [
      h(this.heading, { lang: asked.locale }, asked.title),
      form({ action: t('send'), send: data => this.#send(asked, data), lang: asked.locale },
        asked.fields.map(one => input(one, asked.schema)),
        h('div', { class: 'trap', 'aria-hidden': 'true' }, h('input', { name: 'website', tabindex: '-1', autocomplete: 'off' })),
        asked.consents.map(({ purpose, text, required }) => choice({ name: `consent-${purpose}`, label: text, required }))),
    ];
  }

  async #send(asked, data) {
    const answers = {};
    for (const { name } of asked.fields) {
      const { type } = asked.schema.properties[name];
      const [text = '', ...more] = data.getAll(`answers/${name}`).map(one => one.trim());
      if (type === 'array' && text) answers[name] = [text, ...more];
      else if (text) answers[name] = type === 'integer' || type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text;
    }
    const submission = {
      version: asked.version, answers, proof: await this.#proof, website: data.get('website') || undefined,
      product: this.getAttribute('product') ?? undefined, revision: Number(this.getAttribute('revision')) || undefined,
      consents: asked.consents.map(({ purpose, notice }) => ({ purpose, granted: data.get(`consent-${purpose}`) !== null, notice })),
    };
    const sent = await this.client.post(`${this.#path}/submissions`, submission, this.#attempt.headers(submission));
    const done = h('p', {}, t('sent'));
    this.show(h('div', { class: 'notice good', part: 'done' }, done));
    focusOn(done);
    this.tell('sent', sent);
  }
}

/** One question, by what its answer may be (JSON Schema). */
function input({ name, label, choices = {} }, { properties, required = [] }) {
  const { type, format, maxLength, minimum, maximum, items, enum: codes = items?.enum } = properties[name];
  const called = codes?.map(code => [code, choices[code] ?? code]);
  const common = { name: `answers/${name}`, label, required: required.includes(name), autocomplete: PERSONAL[name] };
  if (type === 'array') return boxes({ ...common, choices: called });
  if (codes) return field({ ...common, choices: [['', ''], ...called] });
  if (type === 'boolean') return field({ ...common, choices: [['', ''], ['true', t('yes')], ['false', t('no')]] });
  if (type === 'integer' || type === 'number') return field({ ...common, type: 'number', min: minimum, max: maximum, step: type === 'integer' ? 1 : 'any' });
  return field({ ...common, maxlength: maxLength, type: TYPES[format], rows: maxLength > LONG && !TYPES[format] ? 4 : undefined });
}

/** Finds a nonce that meets a challenge: SHA-256 of token and nonce begins with that many zero bits. @returns {Promise<{token: string, nonce: string}>} */
async function meet({ token, difficulty }) {
  const encoder = new TextEncoder();
  for (let from = 0; ; from += AT_ONCE) {
    const digests = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => crypto.subtle.digest('SHA-256', encoder.encode(token + (from + index)))));
    const found = digests.findIndex(digest => zeroBits(new Uint8Array(digest)) >= difficulty);
    if (found >= 0) return { token, nonce: String(from + found) };
  }
}

function zeroBits(bytes) {
  let bits = 0;
  for (const byte of bytes) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}
