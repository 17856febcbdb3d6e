// The address says which product, and the plugin says what it is called.
const element = document.querySelector('touchstone-product');

element.addEventListener('touchstone-product', event => {
  document.title = `${event.detail.name} – Demo shop`;
});
element.setAttribute('product', new URLSearchParams(location.search).get('id') ?? '');
