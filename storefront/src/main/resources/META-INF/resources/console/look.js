import { sheet } from '/plugin/look.js';

export const askLook = sheet(`
  dialog { inline-size: min(30rem, calc(100vi - 2rem)); max-block-size: calc(100dvb - 2rem); padding: 1.25rem; border: 1px solid var(--border); border-radius: calc(var(--radius) * 1.5); background: var(--surface); color: inherit }
  dialog::backdrop { background: rgb(0 0 0 / .45) }
  dialog > * + * { margin-block-start: .8rem }
  fieldset { display: grid; gap: .3rem; margin: 0; padding: 0; border: 0; min-inline-size: 0 }
  legend { padding: 0; margin-block-end: .3rem; font-weight: 550 }
  legend .quiet { font-weight: 400 }
  .worth { grid-template-columns: 1fr 6rem }
  .worth legend { grid-column: 1 / -1 }
`);
