// The address says which category, so that it can be bookmarked, shared and gone back to.
const element = document.querySelector('touchstone-products');

function read() {
  const category = new URLSearchParams(location.search).get('category');
  if (category) element.setAttribute('categories', category);
  else element.removeAttribute('categories');
}

element.addEventListener('touchstone-category', ({ detail: { category } }) => {
  const address = new URL(location);
  if (category) address.searchParams.set('category', category);
  else address.searchParams.delete('category');
  history.pushState(null, '', address);
});
addEventListener('popstate', read);
read();
