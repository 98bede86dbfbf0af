import { nearest } from '../../config/nearest.ts';
import { AdminError } from '../error.ts';

/** What is in the file of a preset: what its operation takes, and what it is like. */
export type Preset<Input> = Input & { readonly words: string };

/**
 * What was asked for over what the preset says that it names: what is said counts before it.
 * @throws AdminError for a preset that there is not
 */
export function withPreset<Input extends { readonly preset?: string | undefined }>(
  presets: Readonly<Record<string, Preset<Input>>>,
  { preset, ...said }: Input,
): Input {
  if (preset === undefined) return said as Input;
  const found = Object.hasOwn(presets, preset) ? presets[preset] : undefined;
  if (found) {
    return { ...found, words: undefined, ...said } as Input;
  }
  const names = Object.keys(presets);
  const near = nearest(preset, names);
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  throw new AdminError(
    `There is no preset ${preset}.${meant} There are ${names.join(', ')}; a file is named by its path, as ./${preset}.json.`,
  );
}
