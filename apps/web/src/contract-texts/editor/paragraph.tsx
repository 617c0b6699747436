import { Trans, useLingui } from '@lingui/react/macro'
import { contractFields } from '@portal/domain/contract-texts/mistakes'
import { mostOfLine } from '@portal/domain/contract-texts/contract'
import { Button } from '../../ui/basics/button.tsx'
import { Hidden } from '../../ui/basics/hidden.tsx'
import { Select } from '../../ui/form/select.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { Fielded } from '../fielded.tsx'
import styles from '../texts.module.css'
import { fieldName } from '../words.ts'
import type { Row } from './text-form.ts'

export type Acts = {
  onOpen: (at: number | null) => void
  onChange: (at: number, line: string) => void
  onAddAfter: (at: number) => void
  onStrike: (at: number) => void
  onPutBack: (row: Row) => void
}

/** One paragraph: as it reads, or opened to change its words. */
export function Paragraph({ row, isOpen, acts }: { row: Row; isOpen: boolean; acts: Acts }) {
  const { t } = useLingui()
  const { line, at, change, was } = row
  const place = at + 1
  if (change === 'removed')
    return (
      <li data-change={change}>
        <p className={styles.mark}>
          <Trans>entfallen</Trans>
        </p>
        <p className={styles.line} lang="de" translate="no">
          <del className={styles.removed}>
            <Fielded line={line} />
          </del>
        </p>
        <div className={styles.acts} data-remove>
          <Button look="quiet" onClick={() => acts.onPutBack(row)}>
            <Trans>Wieder einsetzen</Trans>
            <Hidden>
              {': '}
              {line.slice(0, 40)}
            </Hidden>
          </Button>
        </div>
      </li>
    )
  return (
    <li id={`absatz-${place}`} data-change={change ?? undefined}>
      {change !== null && (
        <p className={styles.mark}>
          {change === 'changed' ? <Trans>geändert</Trans> : <Trans>ergänzt</Trans>}
        </p>
      )}
      {isOpen ? (
        <Opened row={row} acts={acts} />
      ) : (
        <p
          className={`${styles.line} ${line.startsWith('§') || at === 0 ? styles.head : ''}`}
          lang="de"
          translate="no"
        >
          <Fielded line={line} />
        </p>
      )}
      <div className={styles.acts} role="group" aria-label={t`Absatz ${place}`}>
        {isOpen ? (
          <Button look="quiet" onClick={() => acts.onOpen(null)}>
            <Trans>Fertig</Trans>
          </Button>
        ) : (
          <Button look="quiet" onClick={() => acts.onOpen(at)}>
            <Trans>Ändern</Trans>
            <Hidden> {t`Absatz ${place}`}</Hidden>
          </Button>
        )}
        <Button look="quiet" onClick={() => acts.onAddAfter(at)}>
          <Trans>Absatz danach</Trans>
          <Hidden> {t`Absatz ${place}`}</Hidden>
        </Button>
        {at > 0 && (
          <span data-remove>
            <Button look="quiet" onClick={() => acts.onStrike(at)}>
              <Trans>Streichen</Trans>
              <Hidden> {t`Absatz ${place}`}</Hidden>
            </Button>
          </span>
        )}
        {change === 'changed' && was !== null && (
          <Button look="quiet" onClick={() => acts.onChange(at, was)}>
            <Trans>Mitgelieferter Wortlaut</Trans>
            <Hidden> {t`Absatz ${place}`}</Hidden>
          </Button>
        )}
      </div>
    </li>
  )
}

/** A line break would be another paragraph. */
const oneLine = (typed: string) => typed.replaceAll(/\s*[\n\r\t]+\s*/gu, ' ')

function Opened({ row: { line, at }, acts }: { row: Row; acts: Acts }) {
  const { t } = useLingui()
  const place = at + 1
  return (
    <>
      <TextArea
        label={t`Wortlaut von Absatz ${place}`}
        description={t`Was in geschweiften Klammern steht, füllen die Parteien aus.`}
        maxLength={mostOfLine}
        value={line}
        onChange={(typed) => acts.onChange(at, oneLine(typed))}
        autoFocus
      />
      <Select
        label={t`Feld einfügen`}
        value={null}
        onChange={(name) => {
          if (name !== null) acts.onChange(at, `${line}${line === '' ? '' : ' '}{${name}}`)
        }}
        options={contractFields.map((name) => ({ value: name, label: fieldName(name) }))}
      />
    </>
  )
}
