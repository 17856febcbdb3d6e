import en from './texts/en.js';

/** The languages that come with the plugin, beside English. */
const SHIPPED = ['ar', 'de', 'es', 'fr', 'zh'];

const dictionaries = { en };

/** The language of the page, which the answers of the services follow as well. */
export function locale() {
  return globalThis.document?.documentElement.lang || 'en';
}

/** Adds the texts of one more language, or replaces some: `addTexts('nl', { search: 'Zoeken' })`. What is missing stays English. */
export function addTexts(language, texts) {
  dictionaries[language] = { ...dictionaries[language], ...texts };
}

/** The text of that name in the page's language, with `{name}` filled in from the values. */
export function t(name, values = {}) {
  const text = dictionaries[locale()]?.[name] ?? dictionaries[locale().split('-')[0]]?.[name] ?? dictionaries.en[name] ?? name;
  return text.replace(/\{(\w+)}/g, (_, value) => values[value]);
}

/** The same, and undefined where there is none: of refusals there are texts only once one was met. */
export function known(name) {
  const text = t(name);
  return text === name ? undefined : text;
}

let words;

/** What to say of a problem, by its type. The words are loaded with the first one: few pages need them. What a page has added by hand goes before. */
export async function refusal(type = '') {
  try {
    const { nameOf } = await (words ??= load());
    return known(nameOf(type));
  } catch (missing) {
    words = undefined;
    console.warn(missing);
  }
}

async function load() {
  const names = import('./refusals.js');
  for (const one of ['en', language].filter(Boolean)) dictionaries[one] = { ...(await import(`./refusals/${one}.js`)).default, ...dictionaries[one] };
  return names;
}

// Only the language that the page speaks is loaded, and before anything is said.
const language = SHIPPED.find(one => one === locale().split('-')[0]);
if (language) {
  try {
    addTexts(language, (await import(`./texts/${language}.js`)).default);
  } catch (missing) {
    console.warn(missing);
  }
}
