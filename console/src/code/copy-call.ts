import { ask } from '../control/ask.ts';
import type { Takes } from '../control/control-plane.ts';
import { codeLanguage } from './language.ts';

type Client = NonNullable<Takes<'POST /export/code'>['as']>;

/** Copies the call of a row as code, and gives the client's name. @param as the one that was chosen last, without it */
export async function copyCall(seq: number, as: string = codeLanguage()): Promise<string> {
  const { data } = await ask('POST /export/code', { seq, as: as as Client });
  const [sample] = data;
  await navigator.clipboard.writeText(sample?.code ?? '');
  return sample?.name ?? as;
}
