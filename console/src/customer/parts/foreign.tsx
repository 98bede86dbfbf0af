import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Glyph } from '../glyphs.tsx';
import { mediaAddress } from '../media-address.ts';
import styles from './media.module.css';
import { safeUrl } from './tokens.ts';

/**
 * A picture of somebody else's server: it is not loaded, for nobody there is to know who looks, so that
 * where it lies stands in its place.
 */
export function ForeignPicture({ url, isTall = false }: { url: string; isTall?: boolean }) {
  const text = useText();
  const host = shownText(safeUrl(url)?.host || url.slice(0, 60));
  return (
    <div
      className={isTall ? `${styles.foreign} ${styles.tall}` : styles.foreign}
      role="img"
      aria-label={text('customer.picture.foreign', { host })}
      title={shownText(url.slice(0, 500))}
    >
      <Glyph name="picture" />
      <bdi className={styles.host} dir="ltr" translate="no">
        {host}
      </bdi>
    </div>
  );
}

interface PictureProps {
  /** Where this server has it. */
  readonly path: string | undefined;
  /** Where it lies elsewhere. */
  readonly url?: string | undefined;
  readonly alt: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** A picture of this server, or the place of one of another. */
export function Picture({ path, url, alt, width, height }: PictureProps) {
  if (path === undefined) return url === undefined ? null : <ForeignPicture url={url} />;
  return (
    <img
      className={styles.picture}
      src={mediaAddress(path)}
      alt={alt}
      {...(width && height && { width, height })}
      loading="lazy"
    />
  );
}
