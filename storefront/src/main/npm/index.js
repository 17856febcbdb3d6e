import { configure } from './client.js';

export { Attempt, Client, client, configure, Problem } from './client.js';
export { addTexts } from './texts.js';
export { track } from './touches.js';

/** Says where the gateway is and with which publishable key, then defines the elements and begins to record what the visitor lets be recorded. */
export async function install(settings) {
  configure(settings);
  await import('./touchstone.js');
}
