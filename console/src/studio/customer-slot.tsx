import { useText } from '../texts/texts.tsx';

/** Where the customer's telephone lies. */
export function CustomerSlot({ page }: { page: string }) {
  const text = useText();
  return (
    <section data-pane="customer" aria-label={text('shell.pane.customer')} tabIndex={-1}>
      {page}
    </section>
  );
}
