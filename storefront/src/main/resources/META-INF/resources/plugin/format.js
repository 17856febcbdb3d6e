import { locale } from './texts.js';

/** Units of the API as ECMA-402 names them, so that each language has its own word for them. */
const UNITS = {
  G: 'gram', KG: 'kilogram', OZ: 'ounce', LB: 'pound', MM: 'millimeter', CM: 'centimeter', M: 'meter', KM: 'kilometer', IN: 'inch', FT: 'foot', YD: 'yard',
  ML: 'milliliter', L: 'liter', S: 'second', MIN: 'minute', H: 'hour', D: 'day', CELSIUS: 'celsius',
};

/** The others by their symbols (SI), which are the same everywhere. */
const SYMBOLS = {
  MG: 'mg', T: 't', CL: 'cl', M3: 'm³', GAL_US: 'gal', W: 'W', KW: 'kW', MW: 'MW', PA: 'Pa', KPA: 'kPa', BAR: 'bar', ATM: 'atm', V: 'V', KV: 'kV', MA: 'mA', A: 'A',
  HZ: 'Hz', KHZ: 'kHz', MHZ: 'MHz', GHZ: 'GHz', KELVIN: 'K',
};

/** Money of the API ({amount: minor units, currency: ISO 4217}) as the page's language writes it. */
export function money({ amount, currency }) {
  const format = new Intl.NumberFormat(locale(), { style: 'currency', currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** An instant (RFC 3339) in the reader's time zone. */
export function instant(text, style = { dateStyle: 'medium', timeStyle: 'short' }) {
  return new Intl.DateTimeFormat(locale(), style).format(new Date(text));
}

/** An attribute's value: plain, a list, money, or `{value, unit}`. @param {object} [options] what options are called, by their codes */
export function value(given, options) {
  if (Array.isArray(given)) return given.map(one => value(one, options)).join(', ');
  if (given?.currency) return money(given);
  if (typeof given === 'number') return new Intl.NumberFormat(locale()).format(given);
  if (UNITS[given?.unit]) return new Intl.NumberFormat(locale(), { style: 'unit', unit: UNITS[given.unit] }).format(given.value);
  if (given !== null && typeof given === 'object') return [value(given.value), SYMBOLS[given.unit] ?? given.unit].filter(Boolean).join(' ');
  return options?.[given] ?? String(given);
}

/** A language (BCP 47) by its name in the page's language. */
export function language(tag) {
  return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag);
}

/** What a thing is called: its label, where somebody has given it one, else its code as words. */
export function called(label, code) {
  return label && label !== code ? label : code && words(code);
}

/** Codes of ISO 3166-1, two letters each. */
const COUNTRIES = 'ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW';

/** All countries by their names in the page's language, each with its code. @returns {[string, string][]} */
export function countries() {
  const names = new Intl.DisplayNames(locale(), { type: 'region' });
  const order = new Intl.Collator(locale());
  return COUNTRIES.match(/../g).map(code => [code, names.of(code)]).sort(([, one], [, other]) => order.compare(one, other));
}

/** A code as words: `product-line`, `product_line` and `productLine` are "Product line". */
export function words(code) {
  const text = code.replace(/[-_]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
