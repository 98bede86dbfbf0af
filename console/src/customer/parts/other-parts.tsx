import { useText } from '../../texts/texts.tsx';
import { shownOr, shownText } from '../../ui/shown-text.ts';
import { Glyph } from '../glyphs.tsx';
import { mediaAddress } from '../media-address.ts';
import { useScene } from '../phone-context.tsx';
import card from '../templates/card.module.css';
import type { Message, PhoneShare } from '../types.ts';
import { Picture } from './foreign.tsx';
import styles from './media.module.css';
import { safeUrl } from './tokens.ts';

/** Something that was shared: a link, a post, products. */
export function Share({ share }: { share: PhoneShare }) {
  const text = useText();
  const { leave } = useScene();
  const { kind, link, title, description, path, products } = share;
  if (products) {
    return (
      <div className={card.carousel}>
        {products.map((product) => (
          <article key={product.id} className={card.card}>
            <Picture path={product.path} url={product.image_url} alt="" />
            <div className={card.words}>
              <p className={card.title} dir="auto">
                {shownText(product.name)}
              </p>
              <p className={card.subtitle} dir="auto">
                {shownText(product.price)}
              </p>
            </div>
          </article>
        ))}
      </div>
    );
  }
  const host = link && safeUrl(link)?.host;
  return (
    <article className={card.card}>
      <Picture path={path} alt={text('customer.share.picture')} />
      <div className={card.words}>
        <p className={card.title} dir="auto">
          {shownOr(title, text('customer.share', { kind: shownText(kind ?? 'link') }))}
        </p>
        {description && (
          <p className={card.subtitle} dir="auto">
            {shownText(description)}
          </p>
        )}
      </div>
      {link !== undefined && (
        <div className={card.buttons}>
          <button type="button" className={card.button} onClick={() => leave(link)}>
            <bdi dir="ltr">{shownText(host || link.slice(0, 60))}</bdi>
          </button>
        </div>
      )}
    </article>
  );
}

/** A place, drawn as a card: no map is loaded from anywhere. */
export function Location({ location }: { location: NonNullable<Message['location']> }) {
  const text = useText();
  const { lat, long, title } = location;
  return (
    <article className={card.card}>
      <div className={card.map}>
        <Glyph name="pin" solid />
      </div>
      <div className={card.words}>
        <p className={card.title} dir="auto">
          {shownOr(title, text('customer.location'))}
        </p>
        <p className={card.subtitle}>
          <bdi dir="ltr">{`${lat}, ${long}`}</bdi>
        </p>
      </div>
    </article>
  );
}

/** The story that is answered, or that mentions the account. */
export function Story({ story }: { story: NonNullable<Message['story']> }) {
  const text = useText();
  const words = text(story.kind === 'mention' ? 'customer.story.mention' : 'customer.story.reply');
  return (
    <figure className={card.story}>
      <figcaption className={card.caption}>{words}</figcaption>
      <div className={card.storyPicture}>
        {story.path === undefined ? (
          <p className={card.gone}>{text('customer.story.gone')}</p>
        ) : (
          <img src={mediaAddress(story.path)} alt={words} />
        )}
      </div>
    </figure>
  );
}

/** A sticker of the catalogue, or the one that stands for a thumb. */
export function Sticker({ sticker }: { sticker: NonNullable<Message['sticker']> }) {
  const text = useText();
  const name = shownText(sticker.name ?? sticker.id);
  if (sticker.path === undefined) {
    return (
      <span className={styles.thumb} role="img" aria-label={text('customer.sticker', { name })}>
        <Glyph name="smile" />
      </span>
    );
  }
  return (
    <img
      className={styles.sticker}
      src={mediaAddress(sticker.path)}
      alt={text('customer.sticker', { name })}
    />
  );
}

/** What has no text: a heart, or what is gone once it was seen. */
export function Bare({ bare }: { bare: NonNullable<Message['bare']> }) {
  const text = useText();
  const words = text(`customer.bare.${bare.kind}`);
  if (bare.kind !== 'like_heart') return <p className={card.note}>{words}</p>;
  return (
    <span className={styles.heart} role="img" aria-label={words}>
      <Glyph name="heart" solid />
    </span>
  );
}
