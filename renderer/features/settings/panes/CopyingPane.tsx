import { useEffect, useRef } from 'react';
import { builtInFormats } from '../../../../shared/links/formats/linkFormat.ts';
import { linkFields } from '../../../../shared/links/formats/parts/fields.ts';
import { type CopyTemplate, mostTemplates } from '../../../../shared/settings/copying.ts';
import { sayUndoable } from '../../../stores/notices/statusStore.ts';
import { en } from '../../../strings/en.ts';
import { Button } from '../../../ui/Button.tsx';
import { Choice } from '../../../ui/form/Choice.tsx';
import { SettingRow } from '../controls/SettingRow.tsx';
import styles from '../controls/Settings.module.css';
import { SwitchRow } from '../controls/SwitchRow.tsx';
import { useSetting } from '../controls/useSetting.ts';
import { TemplateEditor } from './TemplateEditor.tsx';
import ownStyles from './Templates.module.css';

const words = en.settings;

/** How links are copied. */
export function CopyingPane() {
  return (
    <>
      <Format />
      <SwitchRow section="copying" name="byItself" />
      <Templates />
    </>
  );
}

const formatOf = ({ id }: CopyTemplate) => `template:${id}`;

function Format() {
  const { value, isSet, put, reset } = useSetting('copying', 'format');
  const { value: templates } = useSetting('copying', 'templates');
  const options = [
    ...builtInFormats.map((id) => ({ id: String(id), label: words.formats[id] })),
    ...templates.map((template) => ({ id: formatOf(template), label: template.title })),
  ];
  // One whose template was removed is copied as plain text.
  const shown = options.some(({ id }) => id === value) ? value : 'plain';
  return (
    <SettingRow of="copying.format" usual={{ value: words.formats.plain, isSet, reset }}>
      <Choice
        label={words.rows['copying.format'].label}
        value={shown}
        options={options}
        onChange={put}
      />
    </SettingRow>
  );
}

const first = '[{name:markdown}]({url})';

function Templates() {
  const { value: templates, put: ask } = useSetting('copying', 'templates');
  // What is typed goes on while what was typed before is being kept.
  const latest = useRef(templates);
  useEffect(() => {
    latest.current = templates;
  }, [templates]);
  const put = (next: CopyTemplate[]) => {
    latest.current = next;
    ask(next);
  };
  const add = () => {
    const title = words.templates.newName(templates.length + 1);
    put([...latest.current, { id: crypto.randomUUID(), title, text: first }]);
  };
  const remove = (gone: CopyTemplate) => {
    const before = latest.current;
    put(before.filter(({ id }) => id !== gone.id));
    sayUndoable(words.templates.removed(gone.title), () => put(before));
  };
  return (
    <SettingRow of="copying.templates" wide>
      <p className={styles.hint}>
        {words.templates.fields(linkFields.map((field) => `{${field}}`).join(' '))}
      </p>
      {templates.length === 0 ? null : (
        <ul className={ownStyles.templates}>
          {templates.map((template) => (
            <TemplateEditor
              key={template.id}
              template={template}
              onChange={(next) =>
                put(latest.current.map((one) => (one.id === next.id ? next : one)))
              }
              onRemove={() => remove(template)}
            />
          ))}
        </ul>
      )}
      {templates.length < mostTemplates ? (
        <Button size="small" onPress={add}>
          {words.templates.add}
        </Button>
      ) : null}
    </SettingRow>
  );
}
