import { Trans, useLingui } from '@lingui/react/macro'
import { pages } from '@portal/domain/addresses'
import type { DraftMeasure, Measure, TomDraft } from '@portal/domain/toms/contract'
import { keyOf } from '@portal/domain/toms/measure-list'
import { useState } from 'react'
import { Banner } from '../../ui/basics/banner.tsx'
import { Button, ButtonRow, LinkButton } from '../../ui/basics/button.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Section } from '../../ui/page/page.tsx'
import { Measures } from '../measures.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import { ImportedNote } from './imported.tsx'
import { MeasureDialog, type Written } from './measure-dialog.tsx'
import { MeasureGroups } from './measure-groups.tsx'
import { moved, placeOf } from './ordering.ts'
import { PublishForm } from './publish-form.tsx'
import { useDraft } from './use-draft.ts'
import styles from './editor.module.css'

/** Measures by the headings of annex III: add, change, order, remove; each change is saved by itself. */
export function DraftEditor({ draft, go }: { draft: TomDraft; go: (to: string) => void }) {
  const { t } = useLingui()
  const mine = useDraft(draft)
  const { measures } = mine
  const [edited, setEdited] = useState<DraftMeasure | 'new' | null>(null)
  const [removed, setRemoved] = useState<{ measure: DraftMeasure; place: number } | null>(null)

  function write(written: Written) {
    if (edited === 'new' || edited === null) {
      const key = keyOf(written.text, new Set(measures.map((each) => each.key)))
      mine.keep([...measures, { key, ...written }])
    } else
      mine.keep(measures.map((each) => (each.key === edited.key ? { ...each, ...written } : each)))
    setEdited(null)
  }

  function move(key: string, by: number) {
    const next = moved(measures, key, by)
    const { place, of } = placeOf(next, key)
    announce(t`Platz ${place} von ${of} unter dieser Überschrift.`)
    if (next !== measures) mine.keep(next)
  }

  function remove(key: string) {
    const place = measures.findIndex((each) => each.key === key)
    const measure = measures[place]
    if (!measure) return
    setRemoved({ measure, place })
    mine.keep(measures.toSpliced(place, 1))
  }

  const placed = measures.filter((each): each is Measure => each.heading !== null)
  return (
    <>
      <Section title={<Trans>Maßnahmen</Trans>} clause={<Trans>Art. 32 DSGVO</Trans>}>
        <div className={styles.bar}>
          <Button look="primary" onClick={() => setEdited('new')}>
            <Trans>Maßnahme hinzufügen</Trans>
          </Button>
          <LinkButton href={pages.toms.file}>
            <Trans>Aus CSV-Datei einlesen</Trans>
          </LinkButton>
          <p role="status" className={styles.state}>
            {mine.isSaving ? (
              <Trans>Wird gespeichert …</Trans>
            ) : (
              !mine.error && !mine.theirs && <Trans>Alles ist gespeichert.</Trans>
            )}
          </p>
        </div>
        {mine.theirs && <Changed theirs={mine.theirs} onChoose={mine.choose} />}
        <Refusal error={mine.error} />
        {mine.error && (
          <ButtonRow>
            <Button onClick={() => mine.keep(measures)}>
              <Trans>Noch einmal speichern</Trans>
            </Button>
          </ButtonRow>
        )}
        <ImportedNote draft={draft} mine={mine} />
        {removed && (
          <Banner title={<Trans>Die Maßnahme ist entfernt.</Trans>}>
            <p lang="de">{removed.measure.text}</p>
            <Button
              look="quiet"
              onClick={() => {
                mine.keep(measures.toSpliced(removed.place, 0, removed.measure))
                setRemoved(null)
              }}
            >
              <Trans>Entfernen rückgängig machen</Trans>
            </Button>
          </Banner>
        )}
        <MeasureGroups measures={measures} onEdit={setEdited} onMove={move} onRemove={remove} />
      </Section>
      {edited && (
        <MeasureDialog
          measure={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onWritten={write}
        />
      )}
      {placed.length > 0 && (
        <details className={styles.preview}>
          <summary>
            <Trans>So lesen es Ihre Auftraggeber</Trans>
          </summary>
          <Measures measures={placed} />
        </details>
      )}
      <PublishForm
        draft={draft}
        mine={mine}
        onPublished={() => {
          mine.forget()
          go(pages.toms.today)
        }}
      />
      <DiscardDraft draft={draft} mine={mine} />
    </>
  )
}

/** Somebody else saved meanwhile. Both are there; the person decides which goes on. */
const Changed = ({
  theirs,
  onChoose,
}: {
  theirs: TomDraft
  onChoose: (whose: 'mine' | 'theirs') => void
}) => (
  <>
    <Banner tone="alarm" title={<Trans>{theirs.updatedByName} hat diesen Entwurf geändert</Trans>}>
      <p>
        <Trans>
          Ihre letzte Änderung ist nicht gespeichert, und nichts davon ist verloren: unten steht Ihr
          Stand. Welcher soll gelten?
        </Trans>
      </p>
    </Banner>
    <details>
      <summary>
        <Trans>Den inzwischen gespeicherten Stand ansehen</Trans>
      </summary>
      <ul lang="de">
        {theirs.measures.map(({ key, text }) => (
          <li key={key}>{text}</li>
        ))}
      </ul>
    </details>
    <ButtonRow>
      <Button onClick={() => onChoose('mine')}>
        <Trans>Mit meinem Stand weiterarbeiten</Trans>
      </Button>
      <Button onClick={() => onChoose('theirs')}>
        <Trans>Den gespeicherten Stand übernehmen</Trans>
      </Button>
    </ButtonRow>
  </>
)
