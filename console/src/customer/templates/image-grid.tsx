import { useText } from '../../texts/texts.tsx';
import { shownText } from '../../ui/shown-text.ts';
import { ForeignPicture } from '../parts/foreign.tsx';
import { Buttons, usePress } from './buttons.tsx';
import styles from './card.module.css';
import { asList, asObject, asText, type Payload } from './payload.ts';

/** Pictures in a grid, one of them larger, each of which may be tapped. */
export function ImageGrid({ payload }: { payload: Payload }) {
  const text = useText();
  const press = usePress();
  const [grid = {}] = asList(payload.elements);
  const [title, subtitle] = [asText(grid.title), asText(grid.subtitle)];
  return (
    <article className={styles.card}>
      <div className={styles.grid}>
        {asList(grid.images).map((image, i) => {
          const url = asText(image.url) ?? '';
          const action = asObject(image.action);
          const says = asText(action.text) ?? text('customer.grid.picture', { n: i + 1 });
          const shown = <ForeignPicture url={url} />;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures of a template that stays as it is
            <div key={i} className={styles.tile} data-hero={image.is_hero_image === true}>
              {image.action === undefined ? (
                shown
              ) : (
                <button
                  type="button"
                  className={styles.tap}
                  aria-label={shownText(says)}
                  onClick={() => press(action, asText(action.text) ?? `Image ${i + 1}`)}
                >
                  {shown}
                </button>
              )}
            </div>
          );
        })}
      </div>
      {(title ?? subtitle) !== undefined && (
        <div className={styles.words}>
          <p className={styles.title} dir="auto">
            {shownText(title ?? '')}
          </p>
          <p className={styles.subtitle} dir="auto">
            {shownText(subtitle ?? '')}
          </p>
        </div>
      )}
      <Buttons buttons={asList(grid.buttons)} />
    </article>
  );
}
