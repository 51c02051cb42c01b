import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../ui/translate.ts';
import { inputOfText } from './drop-zone.tsx';
import type { InspectedFile } from './read-item.ts';

/** A field for what is no file: headers of a message, a link, a text. */
export function PasteBox({
  onInputs,
}: {
  readonly onInputs: (files: readonly InspectedFile[]) => void;
}): JSX.Element {
  const [text, setText] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onInputs([inputOfText(text.trim())]);
    setText('');
  };
  return (
    <form class="paste" onSubmit={submit}>
      <label class="check-label" for="paste-text">
        {t('inspect_paste_label')}
      </label>
      <textarea
        id="paste-text"
        rows={4}
        dir="auto"
        spellcheck={false}
        autocomplete="off"
        aria-describedby="paste-hint"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <div class="actions">
        <button type="submit" class="button button-small">
          {t('inspect_paste_button')}
        </button>
        <p id="paste-hint" class="small dim">
          {t('inspect_paste_hint')}
        </p>
      </div>
    </form>
  );
}
