/** Prints the item that an element stands in, all of it opened, and puts the page back as it was. */
export function printItem(inside: Element): void {
  const item = inside.closest('.item');
  if (item === null) return;
  const closed = [...item.querySelectorAll('details')].filter(({ open }) => !open);
  for (const details of closed) details.open = true;
  item.classList.add('item-printed');
  const restore = () => {
    item.classList.remove('item-printed');
    for (const details of closed) details.open = false;
  };
  addEventListener('afterprint', restore, { once: true });
  print();
}
