import { useState } from 'react';
import { useText } from '../../texts/texts.tsx';
import { shownOr, shownText } from '../../ui/shown-text.ts';
import { useMessage } from '../log/message-context.ts';
import { ForeignPicture } from '../parts/foreign.tsx';
import { Words } from '../parts/words.tsx';
import { useScene } from '../phone-context.tsx';
import styles from './card.module.css';
import { asText, type Payload } from './payload.ts';

/** What is said before a coupon, and the coupon: its code is behind a tap, of which the app is told. */
export function Coupon({ payload }: { payload: Payload }) {
  const text = useText();
  const { act, leave, canAct } = useScene();
  const { id: message } = useMessage();
  const [isRevealed, setIsRevealed] = useState(false);
  const [code, url, picture] = [payload.coupon_code, payload.coupon_url, payload.image_url].map(
    asText,
  );
  const before = asText(payload.coupon_pre_message);
  const reveal = async () => {
    const input = { title: 'Reveal code', message };
    if (await act('POST /pages/{page}/acts/tap', input)) setIsRevealed(true);
  };
  return (
    <>
      {before !== undefined && (
        <div className={styles.said}>
          <Words words={before} />
        </div>
      )}
      <article className={styles.card}>
        {picture !== undefined && <ForeignPicture url={picture} />}
        <div className={styles.words}>
          <p className={styles.title} dir="auto">
            {shownText(asText(payload.title) ?? '')}
          </p>
          {asText(payload.subtitle) !== undefined && (
            <p className={styles.subtitle} dir="auto">
              {shownText(asText(payload.subtitle) ?? '')}
            </p>
          )}
          {isRevealed && code !== undefined && (
            <p className={styles.code}>
              <bdi dir="ltr">{shownText(code)}</bdi>
            </p>
          )}
        </div>
        <div className={styles.buttons}>
          {code !== undefined && !isRevealed && (
            <button type="button" className={styles.button} disabled={!canAct} onClick={reveal}>
              {text('customer.coupon.reveal')}
            </button>
          )}
          {url !== undefined && (
            <button type="button" className={styles.button} onClick={() => leave(url)}>
              <bdi>
                {shownOr(asText(payload.coupon_url_button_title), text('customer.coupon.shop'))}
              </bdi>
            </button>
          )}
        </div>
      </article>
    </>
  );
}
