import { Suspense, useEffect, useState } from 'react';
import { lazily } from '../ui/lazily.ts';

const Corner = lazily(async () => (await import('./import-corner.tsx')).ImportCorner, 'import');

/** By which somebody is known to be there, with a mouse, keys or files. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'dragenter'] as const;

/** Whether what is dragged may be an archive: pictures are for the telephone. */
const mayBeArchive = ({ items }: DataTransfer): boolean =>
  [...items].some(({ kind, type }) => kind === 'file' && !/^(?:image|audio|video)\//.test(type));

/**
 * Takes files that are dropped anywhere, and shows how far they are. What it takes to do so is loaded when
 * somebody is there; until then a drop is kept, and never opened by the browser.
 */
export function ImportSlot() {
  const [isWanted, setIsWanted] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [dropped, setDropped] = useState<readonly File[]>([]);
  useEffect(() => {
    if (isWanted) return undefined;
    const want = () => setIsWanted(true);
    for (const sign of SIGNS) addEventListener(sign, want, { passive: true, once: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, want);
    };
  }, [isWanted]);
  useEffect(() => {
    const over = (event: DragEvent) => {
      const { dataTransfer } = event;
      if (event.defaultPrevented || !dataTransfer || !mayBeArchive(dataTransfer)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      setIsOver(false);
      const { dataTransfer } = event;
      if (event.defaultPrevented || !dataTransfer || !mayBeArchive(dataTransfer)) return;
      event.preventDefault();
      setDropped([...dataTransfer.files]);
    };
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!isWanted && dropped.length === 0) return null;
  return (
    <Suspense>
      <Corner isOver={isOver} dropped={dropped} />
    </Suspense>
  );
}
