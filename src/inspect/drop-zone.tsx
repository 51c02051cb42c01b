import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { t } from '../ui/translate.ts';
import type { InspectedFile } from './read-item.ts';

/** What the file dialog offers first; everything else can be chosen too. */
const ACCEPTED = '.eml,.msg,.pdf,.xml,.p7m,.png,.jpg,.jpeg,.gif,.webp,.txt,message/rfc822';

interface DropZoneProps {
  readonly onInputs: (files: readonly InspectedFile[]) => void;
}

/** Where files are dropped or picked. The button opens the same with the keyboard. */
export function DropZone({ onInputs }: DropZoneProps): JSX.Element {
  const picker = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    if (event.dataTransfer !== null) onInputs(readDropped(event.dataTransfer));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button inside is the other
    <div
      class={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <DropPicture />
      <p class="drop-title">{t('inspect_drop')}</p>
      <button type="button" class="button button-primary" onClick={() => picker.current?.click()}>
        {t('inspect_pick')}
      </button>
      <p class="small dim">{t('inspect_formats')}</p>
      <input
        ref={picker}
        type="file"
        class="visually-hidden"
        tabIndex={-1}
        aria-label={t('inspect_pick')}
        accept={ACCEPTED}
        multiple
        onChange={({ currentTarget }) => {
          onInputs(Array.from(currentTarget.files ?? [], inputOfFile));
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** An envelope with a lens: 48 px, in the strokes of the other icons. */
function DropPicture(): JSX.Element {
  return (
    <svg class="drop-picture" width="56" height="56" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 6.5h18v6M3 6.5v11h9.5M3 6.5l9 6.5 9-6.5" />
      <circle cx="17" cy="16.5" r="3.25" />
      <path d="m19.4 18.9 2.35 2.35" />
    </svg>
  );
}

function inputOfFile(file: File): InspectedFile {
  return { name: file.name, content: file };
}

/** Files, or the text or link that was dragged out of another window. */
function readDropped(dropped: DataTransfer): readonly InspectedFile[] {
  if (dropped.files.length > 0) return Array.from(dropped.files, inputOfFile);
  const text = dropped.getData('text/uri-list') || dropped.getData('text/plain');
  return text.trim() === '' ? [] : [inputOfText(text)];
}

export function inputOfText(text: string): InspectedFile {
  return { name: '', content: new Blob([text]) };
}
