import { h } from '/plugin/element.js';
import { sheet } from '/plugin/look.js';
import { locale, t } from '/plugin/texts.js';
import { table, tableLook } from './tabs.js';
import { Part, work } from './work.js';

const WIDEST_BAR = 56;
/** Below this many pixels for each, names stand aslant. */
const NARROW_NAME = 92;
/** So wide is a letter at most, as names stand below bars. */
const LETTER = 7;
/** Of a name that stands aslant; the table says it whole. */
const MOST_LETTERS = 16;
/** Lines are told apart without their colour, too. */
const DASHES = [[], [8, 4], [2, 3], [], [8, 4], [2, 3]];
let library;

/** The library is loaded with the first chart that is drawn, and its style with it. */
function plot() {
  library ??= Promise.all([import('./lib/uPlot.esm.js'), fetch(new URL('lib/uPlot.min.css', import.meta.url)).then(answer => answer.text())])
    .then(([{ default: uPlot }, css]) => ({ uPlot, style: sheet(css) })).catch(problem => {
      library = undefined;
      throw problem;
    });
  return library;
}

/**
 * A picture of numbers, drawn by uPlot, with the numbers themselves as a table below.
 *
 * Its property `data` is `{label, rows: [name, value, more...][], heads: string[], kind: 'bars' | 'steps' | 'lines'}`: names stand at the foot. Of lines each further value
 * is a line of its own, named by its head, six at most; else `more` stands only in the table.
 */
export class Chart extends Part {
  static look = [work, tableLook, sheet(`
    figure { min-inline-size: 0 }
    .probe { color: var(--accent) }
    figure .plot { display: block; inline-size: 100%; min-block-size: 13rem }
    .u-wrap { direction: ltr }
    details { margin-block-start: .5rem }
    :host { --of1: var(--accent); --of2: light-dark(#1f5fa8, #86b6f2); --of3: light-dark(#9a2f6b, #f096c8); --of4: light-dark(#2b7a3d, #7fcf92); --of5: light-dark(#a3451b, #ffab85); --of6: var(--quiet) }
    .legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-block-end: .5rem; font-size: .875rem }
    .legend li { display: flex; gap: .5rem; align-items: center; overflow-wrap: anywhere }
    .legend li::before { content: ""; flex: none; inline-size: 1.75rem; border-block-start: .1875rem solid var(--of) }
    .of1 { --of: var(--of1) } .of2 { --of: var(--of2) } .of3 { --of: var(--of3) } .of4 { --of: var(--of4) } .of5 { --of: var(--of5) } .of6 { --of: var(--of6) }
    .legend :is(.of2, .of5)::before { border-block-start-style: dashed }
    .legend :is(.of3, .of6)::before { border-block-start-style: dotted }
  `)];

  data;
  #drawn;
  #resized;
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #again = () => this.#draw();

  connectedCallback() {
    super.connectedCallback();
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(this);
    this.#scheme.addEventListener('change', this.#again);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
    this.#scheme.removeEventListener('change', this.#again);
    this.#drawn?.chart.destroy();
  }

  async render() {
    if (!this.data) return [];
    const { label, heads, rows, kind } = this.data;
    const { style } = await plot();
    if (!this.shadowRoot.adoptedStyleSheets.includes(style)) this.shadowRoot.adoptedStyleSheets.push(style);
    queueMicrotask(this.#again);
    return h('figure', {}, kind === 'lines' && h('ul', { class: 'legend', role: 'list' }, heads.slice(1).map((name, index) => h('li', { class: `of${index + 1}`, dir: 'auto' }, name))),
      h('div', { class: 'plot', role: 'img', 'aria-label': summary(this.data) }),
      h('details', {}, h('summary', { class: 'small' }, t('asTable')), table(label, heads, rows.map(([name, ...cells]) => [name, ...cells.map(cell => typeof cell === 'number' ? cell.toLocaleString(locale()) : cell)]))));
  }

  async #draw() {
    const place = this.shadowRoot.querySelector('.plot');
    if (!place || !this.isConnected) return;
    const { uPlot } = await plot();
    this.#drawn?.chart.destroy();
    place.replaceChildren();
    const width = Math.floor(place.clientWidth);
    if (width === 0) return;
    const chart = new uPlot(options(uPlot, this.data, colours(this.shadowRoot, place), width), [this.data.rows.map((_, index) => index), ...values(this.data)], place);
    this.#drawn = { chart, width };
  }

  #fit() {
    const width = Math.floor(this.shadowRoot.querySelector('.plot')?.clientWidth ?? 0);
    if (width > 0 && width !== this.#drawn?.width) this.#draw();
  }
}

/** What a screen reader says of the picture: the table below says the rest. */
function summary({ label, rows, heads, kind }) {
  const all = kind === 'lines' ? heads.slice(1).map((name, index) => [name, rows.reduce((sum, row) => sum + row[index + 1], 0)]) : rows;
  const most = all.reduce((one, other) => other[1] > one[1] ? other : one, all[0]);
  return t('chartSays', { label, count: rows.length, name: most[0], most: most[1].toLocaleString(locale()) });
}

/** What is drawn: one list of numbers for each line, or the only one. */
function values({ rows, heads, kind }) {
  return kind === 'lines' ? heads.slice(1).map((_, index) => rows.map(row => row[index + 1])) : [rows.map(([, value]) => value)];
}

/** The colours as they are computed: a canvas knows no light-dark(). */
function colours(root, place) {
  const read = name => {
    const probe = h('span', {});
    probe.style.color = `var(${name})`;
    root.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return { lines: [1, 2, 3, 4, 5, 6].map(one => read(`--of${one}`)), accent: read('--accent'), quiet: read('--quiet'), line: read('--line'), ink: read('--ink'), font: getComputedStyle(place).fontFamily };
}

function options(uPlot, { rows, kind, heads }, { lines, accent, quiet, line, ink, font }, width) {
  const bars = kind !== 'steps' && kind !== 'lines';
  const text = `12px ${font}`;
  const few = rows.length <= 12;
  const longest = Math.max(...rows.map(([name]) => String(name).length));
  const turned = few && width / rows.length < Math.max(NARROW_NAME, longest * LETTER);
  return {
    width, height: turned ? 260 : 208, legend: { show: false }, cursor: { show: false }, padding: [18, 8, 0, 0],
    scales: { x: { time: false, range: () => [-.5, Math.max(rows.length - .5, .5)] }, y: { range: (_, low, high) => [0, Math.max(1, high) * 1.05] } },
    axes: [
      { stroke: quiet, font: text, grid: { show: false }, ticks: { show: false }, gap: 4, rotate: turned ? 40 : 0, size: turned ? 90 : 28,
        splits: () => few ? rows.map((_, index) => index) : marks(rows.length, width), values: (_, splits) => splits.map(index => shortened(rows[index]?.[0] ?? '', turned)) },
      { stroke: quiet, font: text, grid: { stroke: line, width: 1 }, ticks: { show: false }, size: 48, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 500_000, 1_000_000],
        values: (_, splits) => splits.map(one => one.toLocaleString(locale(), { notation: 'compact' })) },
    ],
    series: [{}, ...kind === 'lines' ? heads.slice(1).map((_, index) => ({ stroke: lines[index], width: 2, dash: DASHES[index], points: { show: rows.length < 10 } })) : [bars
      ? { fill: accent, stroke: accent, width: 0, paths: uPlot.paths.bars({ size: [.72, WIDEST_BAR], radius: .12 }), points: { show: false } }
      : { stroke: accent, fill: accent.replace(/^rgb\((.*)\)$/, 'rgb($1 / .15)').replace(/, /g, ' '), width: 2, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false } }]],
    hooks: bars && few ? { draw: [chart => numbers(chart, rows, ink, font)] } : {},
  };
}

function shortened(name, turned) {
  return turned && name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}

/** The number above each bar. */
function numbers(chart, rows, ink, font) {
  const { ctx } = chart;
  ctx.save();
  Object.assign(ctx, { fillStyle: ink, font: `${12 * devicePixelRatio}px ${font}`, textAlign: 'center', textBaseline: 'bottom' });
  rows.forEach(([, value], index) => ctx.fillText(value.toLocaleString(locale()), chart.valToPos(index, 'x', true), chart.valToPos(value, 'y', true) - 3 * devicePixelRatio));
  ctx.restore();
}

/** Where names fit below many bars. */
function marks(count, width) {
  const every = Math.ceil(count / Math.max(2, Math.floor(width / 90)));
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
}

/** A chart of these numbers. @param {{label: string, heads: string[], rows: any[][], kind?: string}} data */
export function chart(data) {
  return Object.assign(h('console-chart'), { data });
}
