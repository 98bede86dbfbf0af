import { useText } from '../../texts/texts.tsx';
import { useMessage } from '../log/message-context.ts';
import { Picture } from '../parts/foreign.tsx';
import { JsonCard } from '../parts/json-card.tsx';
import { Words } from '../parts/words.tsx';
import type { PhoneTemplate } from '../types.ts';
import { Buttons } from './buttons.tsx';
import styles from './card.module.css';
import { Coupon } from './coupon.tsx';
import { Feedback } from './feedback.tsx';
import { Generic } from './generic.tsx';
import { ImageGrid } from './image-grid.tsx';
import { asList, asText } from './payload.ts';
import { Receipt } from './receipt.tsx';

/** A template as a telephone draws it; one that is not known here as what stands in it. */
export function Template({ template }: { template: PhoneTemplate }) {
  const text = useText();
  const { shares } = useMessage();
  const { type, payload, path } = template;
  switch (type) {
    case 'generic':
      return <Generic payload={payload} />;
    case 'button':
      return (
        <article className={styles.card}>
          <div className={styles.words}>
            <Words words={asText(payload.text) ?? ''} />
          </div>
          <Buttons buttons={asList(payload.buttons)} />
        </article>
      );
    case 'media':
      return <Media payload={payload} path={path} />;
    case 'receipt':
      return <Receipt payload={payload} />;
    case 'coupon':
      return <Coupon payload={payload} />;
    case 'customer_feedback':
      return <Feedback payload={payload} />;
    case 'image_grid':
      return <ImageGrid payload={payload} />;
    default:
      // Products of a product template are told as what was shared, beside it.
      if (type === 'product' && shares !== undefined) return null;
      return <JsonCard title={text('customer.template.unknown', { type })} value={payload} />;
  }
}

/** A picture or video with buttons. */
function Media({ payload, path }: Omit<PhoneTemplate, 'type'>) {
  const text = useText();
  const [shown = {}] = asList(payload.elements);
  const kind = shown.media_type === 'video' ? 'video' : 'image';
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <Picture
          path={path}
          url={asText(shown.url) ?? asText(shown.attachment_id)}
          alt={text(`customer.file.${kind}`)}
        />
      </div>
      <Buttons buttons={asList(shown.buttons)} />
    </article>
  );
}
