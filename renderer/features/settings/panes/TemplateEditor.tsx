import { useEffect, useId, useState } from 'react';
import type { LinkFacts } from '../../../../shared/links/formats/parts/linkFacts.ts';
import { readTemplate } from '../../../../shared/links/formats/template/readTemplate.ts';
import { templateWriter } from '../../../../shared/links/formats/template/templateWriter.ts';
import { type CopyTemplate, longestTemplate } from '../../../../shared/settings/copying.ts';
import {
  draftOf,
  dropDraft,
  keepDraft,
  type TemplateDraft,
} from '../../../stores/settings/templateDrafts.ts';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import shared from '../controls/Settings.module.css';
import styles from './Templates.module.css';

const words = en.settings.templates;

/** What previews are made of: a link that nobody has. */
const example: LinkFacts = {
  url: 'https://media.example/summer-sale.jpg',
  name: 'Summer sale.jpg',
  kind: 'image',
  contentType: 'image/jpeg',
  sizeBytes: 184_320,
  width: 1_200,
  height: 800,
  durationMs: null,
  storedAt: Date.UTC(2026, 5, 1, 9, 30),
  expiresAt: Date.UTC(2027, 5, 1, 9, 30),
  account: 'Shop',
  fromAddress: null,
  toAddress: null,
};

interface TemplateEditorProps {
  template: CopyTemplate;
  onChange: (template: CopyTemplate) => void;
  onRemove: () => void;
}

/**
 * A template with what it makes of an example, kept as it is typed. While it cannot be read what was kept last stays in
 * use, and what was typed is there again when the settings are closed and opened.
 */
export function TemplateEditor({ template, onChange, onRemove }: TemplateEditorProps) {
  const { id } = template;
  const [{ title, text }, setDraft] = useState<TemplateDraft>(() => draftOf(id) ?? template);
  const wrongId = useId();
  const { parts, fault } = readTemplate(text);
  const untitled = title.trim() === '';
  const isKept = title.trim() === template.title && text === template.text;
  useEffect(() => {
    if (isKept) dropDraft(id);
  }, [isKept, id]);
  const write = (draft: TemplateDraft) => {
    setDraft(draft);
    keepDraft(id, draft);
    const next = { ...template, title: draft.title.trim(), text: draft.text };
    if (next.title !== '' && readTemplate(draft.text).fault === null) onChange(next);
  };
  const wrong = untitled
    ? words.needsName
    : fault === null
      ? null
      : words.faults[fault.rule](fault.word, fault.at + 1);
  return (
    <li className={styles.template}>
      <div className={shared.line}>
        <input
          className={styles.text}
          aria-label={en.names.of(words.name, template.title)}
          value={title}
          maxLength={60}
          spellCheck={false}
          aria-invalid={untitled}
          onChange={({ currentTarget }) => write({ title: currentTarget.value, text })}
        />
        <Button
          size="small"
          aria-label={en.names.of(words.remove, template.title)}
          onPress={onRemove}
        >
          {words.remove}
        </Button>
      </div>
      <textarea
        className={styles.text}
        rows={3}
        spellCheck={false}
        aria-label={en.names.of(words.text, template.title)}
        aria-invalid={fault !== null}
        aria-describedby={wrong === null ? undefined : wrongId}
        maxLength={longestTemplate}
        value={text}
        onChange={({ currentTarget }) => write({ title, text: currentTarget.value })}
      />
      {wrong === null ? null : (
        <p id={wrongId} className={shared.wrong} role="alert">
          {words.unsaved(wrong)}
        </p>
      )}
      {parts === null ? null : (
        <figure className={styles.preview}>
          <figcaption>{words.preview}</figcaption>
          <pre>{templateWriter(parts).piece([example], 1, 1)}</pre>
        </figure>
      )}
    </li>
  );
}
