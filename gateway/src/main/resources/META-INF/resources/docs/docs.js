// Shows /openapi as a page. It asks nobody else for anything.
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const main = document.getElementById('main');

function h(tag, attributes, ...children) {
  const element = Object.assign(document.createElement(tag), attributes);
  element.append(...children.flat().filter(child => child !== undefined && child !== null && child !== ''));
  return element;
}

/** An example of what a schema describes, with each reference followed once. */
function sketch(api, schema, seen = []) {
  if (!schema) return undefined;
  if (schema.$ref) {
    if (seen.includes(schema.$ref)) return '…';
    return sketch(api, schema.$ref.slice(2).split('/').reduce((part, name) => part?.[name], api), [...seen, schema.$ref]);
  }
  if (schema.example !== undefined) return schema.example;
  if (schema.examples?.length) return schema.examples[0];
  if (schema.enum) return schema.enum.join(' | ');
  const variants = schema.allOf ?? schema.oneOf ?? schema.anyOf;
  if (variants) return sketch(api, variants.find(variant => variant.type !== 'null'), seen);
  const type = [schema.type].flat().find(name => name !== 'null');
  if (type === 'array') return [sketch(api, schema.items, seen)];
  if (schema.properties) return Object.fromEntries(Object.entries(schema.properties).map(([name, property]) => [name, sketch(api, property, seen)]));
  if (schema.additionalProperties?.type || schema.additionalProperties?.$ref) return { '…': sketch(api, schema.additionalProperties, seen) };
  return schema.format ?? type ?? '…';
}

function content(api, holder) {
  return Object.entries(holder?.content ?? {}).map(([type, { schema }]) => {
    const example = sketch(api, schema);
    return [h('p', { className: 'quiet' }, type), example !== undefined && h('pre', {}, JSON.stringify(example, null, 2))].filter(Boolean);
  }).flat();
}

function parameters(list) {
  if (!list?.length) return [];
  const rows = list.map(({ name, in: place, required, description, schema }) => h('tr', {}, h('td', {}, h('code', {}, name)),
    h('td', { className: 'quiet' }, `${place}${required ? ', required' : ''}`), h('td', {}, description ?? schema?.description ?? [schema?.type].flat().join(' ') ?? '')));
  return [h('h3', {}, 'Parameters'), h('table', {}, h('tbody', {}, rows))];
}

function operation(api, path, method, { summary, description, parameters: own = [], requestBody, responses = {}, security = [] }, shared = []) {
  const who = security.map(way => Object.keys(way)[0]).join(' or ');
  const answers = Object.entries(responses).map(([status, answer]) => h('tr', {}, h('td', {}, h('code', {}, status)), h('td', {}, answer.description ?? ''),
    h('td', {}, status.startsWith('2') ? content(api, answer) : [])));
  return h('details', { id: `${method} ${path}` },
    h('summary', {}, h('span', { className: 'method' }, method.toUpperCase()), h('code', {}, path), h('span', { className: 'quiet' }, summary ?? '')),
    h('div', {}, description && h('p', {}, description), who && h('p', { className: 'quiet' }, `Needs ${who}.`), parameters([...shared, ...own]),
      requestBody && [h('h3', {}, 'Body'), content(api, requestBody)].flat(), h('h3', {}, 'Answers'), h('table', {}, h('tbody', {}, answers))));
}

function render(api) {
  document.getElementById('about').textContent = api.info.description ?? '';
  const groups = new Map();
  for (const [path, { parameters: shared, ...methods }] of Object.entries(api.paths).sort()) {
    for (const method of METHODS) {
      if (!methods[method]) continue;
      const tag = methods[method].tags?.[0] ?? 'other';
      groups.set(tag, [...groups.get(tag) ?? [], operation(api, path, method, methods[method], shared)]);
    }
  }
  const missing = api.info['x-missing'];
  main.replaceChildren(...missing ? [h('p', {}, `Not answering at the moment: ${missing.join(', ')}.`)] : [],
    ...[...groups].sort().map(([tag, operations]) => h('section', {}, h('h2', {}, tag), operations)));
}

document.getElementById('find').addEventListener('input', ({ target }) => {
  const words = target.value.toLowerCase().split(/\s+/);
  for (const section of main.querySelectorAll('section')) {
    for (const entry of section.querySelectorAll('details')) entry.hidden = !words.every(word => entry.querySelector('summary').textContent.toLowerCase().includes(word));
    section.hidden = !section.querySelector('details:not([hidden])');
  }
});

try {
  const answer = await fetch('/openapi');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  render(await answer.json());
} catch (failure) {
  main.replaceChildren(h('p', { role: 'alert' }, `The document cannot be read: ${failure.message}`));
}
