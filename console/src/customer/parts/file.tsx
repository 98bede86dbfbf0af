import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { Glyph } from '../glyphs.tsx';
import { mediaAddress } from '../media-address.ts';
import { Generic } from '../templates/generic.tsx';
import { asObject } from '../templates/payload.ts';
import type { PhoneFile } from '../types.ts';
import { Picture } from './foreign.tsx';
import { JsonCard } from './json-card.tsx';
import styles from './media.module.css';

/** Files of a message: several pictures beside each other, all else below. */
export function Files({ files }: { files: readonly PhoneFile[] }) {
  const pictures = files.filter(({ type, path }) => type === 'image' && path !== undefined);
  const others = pictures.length > 1 ? files.filter((file) => !pictures.includes(file)) : files;
  return (
    <>
      {pictures.length > 1 && (
        <div className={`${styles.frame} ${styles.grid}`}>
          {pictures.map((file, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: files of a message that stays as it is
            <File key={i} file={file} />
          ))}
        </div>
      )}
      {others.map((file, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files of a message that stays as it is
        <File key={i} file={file} />
      ))}
    </>
  );
}

function File({ file }: { file: PhoneFile }) {
  const text = useText();
  const { type, path, name, preview } = file;
  const title = shownText(name ?? text(`customer.file.${type}`));
  if (type === 'card') {
    const { title: head, subtitle, media_url, cta } = asObject(file.card);
    const element = { title: head, subtitle, image_url: media_url, buttons: cta };
    return <Generic payload={{ elements: [element] }} path={path} />;
  }
  if (path === undefined)
    return <JsonCard title={text('customer.file.gone', { title })} value={file} />;
  if (type === 'image') {
    return (
      <div className={styles.frame}>
        <Picture path={path} alt={title} width={file.width} height={file.height} />
      </div>
    );
  }
  if (type === 'video') {
    return (
      <div className={styles.frame}>
        <video
          className={styles.video}
          src={mediaAddress(path)}
          aria-label={title}
          preload="metadata"
          controls
          {...(preview !== undefined && { poster: mediaAddress(preview) })}
        />
      </div>
    );
  }
  if (type === 'audio') {
    return (
      // biome-ignore lint/a11y/useMediaCaption: what people say has none
      <audio
        className={styles.audio}
        src={mediaAddress(path)}
        aria-label={title}
        preload="metadata"
        controls
      />
    );
  }
  return (
    <a className={styles.file} href={mediaAddress(path)} download={name ?? ''}>
      <Glyph name="file" />
      <span className={styles.about}>
        <bdi className={styles.name}>{title}</bdi>
        {file.size !== undefined && (
          <span className={styles.small}>
            {text('customer.file.size', { kb: Math.max(1, Math.round(file.size / 1_000)) })}
          </span>
        )}
      </span>
    </a>
  );
}
