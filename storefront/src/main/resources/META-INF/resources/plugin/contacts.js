import { h } from './element.js';
import { field } from './form.js';
import { countries } from './format.js';
import { t } from './texts.js';

/** The parts of an address, as most forms have them; which of them a country asks for, the service says when it is sent. */
const PARTS = [['lines', 'address-line1'], ['postalCode', 'postal-code'], ['locality', 'address-level2'], ['administrativeArea', 'address-level1']];

/** Telephone numbers and addresses of a prospect, to be added, corrected and taken away. They are sent as a whole, as the API takes them: with all other channels as they came. */
export class Contacts {
  #channels;
  #phones = h('div', {});
  #addresses = h('div', {});
  #given = 0;

  constructor({ channels = [], addresses = [] }) {
    this.#channels = channels;
    channels.filter(isPhone).forEach(phone => this.#phones.append(this.#phone(phone)));
    addresses.forEach(address => this.#addresses.append(this.#address(address)));
    this.element = h('div', { class: 'contacts', part: 'contacts' }, this.#phones, this.#addresses,
      h('div', { class: 'row' },
        this.#adding('addPhone', this.#phones, () => this.#phone({ type: 'PHONE', value: '' })),
        this.#adding('addAddress', this.#addresses, () => this.#address({ type: 'BUSINESS' }))));
  }

  /** What is to be changed of the prospect. The names of inputs become the places that a refusal points at. */
  patch() {
    const phones = [...this.#phones.children].map(row => ({ ...row.given, value: row.querySelector('input').value.trim() })).filter(({ value }) => value);
    const channels = [...this.#channels.filter(channel => !isPhone(channel)), ...phones];
    [...this.#phones.children].filter(row => row.querySelector('input').value.trim())
      .forEach((row, index) => rename(row.querySelector('input'), `channels/${channels.length - phones.length + index}/value`));
    const addresses = [...this.#addresses.children].map((row, index) => {
      const read = name => row.querySelector(`[data-part="${name}"]`);
      const address = { ...row.given, type: read('type').value, country: read('country').value };
      for (const [part] of PARTS) {
        const text = read(part).value.trim();
        address[part] = part === 'lines' ? text.split('\n').map(line => line.trim()).filter(Boolean) : text || undefined;
      }
      row.querySelectorAll('[data-part]').forEach(input => rename(input, `addresses/${index}/${input.dataset.part}`));
      return address;
    });
    return { channels, addresses };
  }

  #phone(given) {
    const number = this.#given++;
    const row = h('div', { class: 'item' }, field({ name: `phone-${number}`, label: t('phone'), hint: t('phoneHint'), type: 'tel', autocomplete: 'tel', maxlength: 50, value: given.value }), this.#removing(() => row));
    row.given = given;
    return row;
  }

  #address(given) {
    const number = this.#given++;
    const part = (name, more) => {
      const made = field({ name: `${name}-${number}`, label: t(name), ...more });
      made.querySelector('input, select, textarea').dataset.part = name;
      return made;
    };
    const row = h('fieldset', {}, h('legend', {}, t('address')),
      part('type', { required: true, value: given.type, choices: ['BUSINESS', 'HOME', 'BILLING', 'DELIVERY', 'OTHER'].map(type => [type, t(`address${type}`)]) }),
      part('country', { required: true, value: given.country, choices: [['', ''], ...countries()], autocomplete: 'country' }),
      PARTS.map(([name, autocomplete]) => part(name, { autocomplete, value: name === 'lines' ? (given.lines ?? []).join('\n') : given[name], rows: name === 'lines' ? 2 : undefined, maxlength: 200 })),
      this.#removing(() => row));
    row.given = given;
    return row;
  }

  #adding(text, list, make) {
    return h('button', { type: 'button', part: 'button', onclick: () => {
      list.append(make());
      list.lastChild.querySelector('input, select').focus();
    } }, t(text));
  }

  #removing(row) {
    return h('button', { type: 'button', class: 'plain', onclick: () => {
      const list = row().parentNode;
      row().remove();
      (list.querySelector('button') ?? this.element.querySelector('.row button')).focus();
    } }, t('remove'));
  }
}

function isPhone({ type }) {
  return type === 'PHONE';
}

function rename(input, name) {
  input.name = name;
}
