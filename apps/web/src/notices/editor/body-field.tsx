import { Trans, useLingui } from '@lingui/react/macro'
import { useDeferredValue } from 'react'
import { Markdown } from '../../ui/data/markdown.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import styles from './editor.module.css'

/** The text and, beside it, how it will look. */
export function BodyField(field: {
  name: string
  value: string | null
  onChange: (value: string) => void
  errorMessage: string | undefined
}) {
  const { t } = useLingui()
  const shown = useDeferredValue(field.value ?? '')
  return (
    <div className={styles.frame}>
      <div className={styles.body}>
        <TextArea
          label={t`Text`}
          description={t`Was ist geschehen, wen betrifft es, was sollen Ihre Auftraggeber jetzt tun?`}
          maxLength={20_000}
          {...field}
        />
        <section className={styles.preview} aria-label={t`Vorschau`}>
          <h2 className={styles.head}>
            <Trans>Vorschau</Trans>
          </h2>
          {shown.trim() === '' ? (
            <p className={styles.soft}>
              <Trans>Hier erscheint der Text, wie Ihre Auftraggeber ihn lesen.</Trans>
            </p>
          ) : (
            <Markdown>{shown}</Markdown>
          )}
        </section>
      </div>
      <details className={styles.help}>
        <summary>
          <Trans>So gestalten Sie den Text</Trans>
        </summary>
        <dl>
          {[
            [t`**wichtig**`, t`fett`],
            [t`- erster Punkt`, t`Liste, jeder Punkt auf einer neuen Zeile`],
            [t`## Was Sie tun sollten`, t`Zwischenüberschrift`],
            [t`[Anleitung](https://…)`, t`Link`],
            [t`leere Zeile`, t`neuer Absatz`],
          ].map(([typed, becomes]) => (
            <div key={typed}>
              <dt>
                <code>{typed}</code>
              </dt>
              <dd>{becomes}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
}
