import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { useScene } from '../phone-context.tsx';
import styles from './card.module.css';
import { asList, asObject, asText, type Payload } from './payload.ts';
import receipt from './receipt.module.css';

/** What was bought, line by line. */
export function Receipt({ payload }: { payload: Payload }) {
  const text = useText();
  const { leave } = useScene();
  const currency = asText(payload.currency) ?? '';
  const money = (value: unknown, of = currency) => amount(Number(value), of);
  const summary = asObject(payload.summary);
  const address = asObject(payload.address);
  const street = [address.street_1, address.street_2].map(asText).filter(Boolean).join(', ');
  const town = [address.postal_code, address.city, address.state, address.country];
  const url = asText(payload.order_url);
  const rows = (['subtotal', 'shipping_cost', 'total_tax'] as const).filter(
    (name) => summary[name] !== undefined,
  );
  return (
    <article className={styles.card}>
      <div className={styles.words}>
        <p className={styles.title} dir="auto">
          {text('customer.receipt.order', {
            number: shownText(asText(payload.order_number) ?? ''),
          })}
        </p>
        <p className={styles.subtitle} dir="auto">
          {shownText(asText(payload.merchant_name) ?? asText(payload.recipient_name) ?? '')}
        </p>
      </div>
      <ul className={receipt.things}>
        {asList(payload.elements).map((thing, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt that stays as it is
          <li key={i} className={receipt.thing}>
            <span className={receipt.name} dir="auto">
              {shownText(asText(thing.title) ?? '')}
              <span className={receipt.more}>
                {[asText(thing.subtitle), asText(thing.quantity) && `× ${asText(thing.quantity)}`]
                  .filter(Boolean)
                  .map((word) => shownText(word ?? ''))
                  .join(' · ')}
              </span>
            </span>
            <span>{money(thing.price, asText(thing.currency))}</span>
          </li>
        ))}
      </ul>
      <dl className={receipt.sums}>
        {rows.map((name) => (
          <Sum key={name} name={text(`customer.receipt.${name}`)} value={money(summary[name])} />
        ))}
        {asList(payload.adjustments).map((each, i) => (
          <Sum
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a receipt that stays as it is
            key={i}
            name={shownText(asText(each.name) ?? '')}
            value={money(each.amount)}
          />
        ))}
        <Sum isTotal name={text('customer.receipt.total_cost')} value={money(summary.total_cost)} />
        <Sum
          name={text('customer.receipt.payment')}
          value={shownText(asText(payload.payment_method) ?? '')}
        />
        {(street !== '' || town.some(Boolean)) && (
          <Sum
            name={text('customer.receipt.address')}
            value={shownText([street, town.map(asText).filter(Boolean).join(' ')].join(', '))}
          />
        )}
      </dl>
      {url !== undefined && (
        <div className={styles.buttons}>
          <button type="button" className={styles.button} onClick={() => leave(url)}>
            {text('customer.receipt.open')}
          </button>
        </div>
      )}
    </article>
  );
}

interface SumProps {
  readonly name: string;
  readonly value: string;
  readonly isTotal?: boolean;
}

function Sum({ name, value, isTotal = false }: SumProps) {
  return (
    <div className={isTotal ? `${receipt.sum} ${receipt.total}` : receipt.sum}>
      <dt dir="auto">{name}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  );
}

/** An amount in its currency; a number beside its code where nobody knows that. */
function amount(value: number, currency: string): string {
  if (!Number.isFinite(value)) return '';
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).format(value);
  } catch {
    return `${value} ${shownText(currency)}`;
  }
}
