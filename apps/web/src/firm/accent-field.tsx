import { Trans, useLingui } from '@lingui/react/macro'
import {
  accentContrast,
  contrastOf,
  leastContrast,
  nearestAccent,
  pagesOf,
  palettesOf,
} from '@portal/domain/provider/colours'
import { Button } from '../ui/basics/button.tsx'
import { Field } from '../ui/form/field.tsx'
import control from '../ui/form/field.module.css'
import styles from './firm.module.css'
import type { FirmFormOf } from './firm-fields.tsx'

const isColour = (typed: string) => /^#[0-9a-f]{6}$/u.test(typed)

/** The colour of links, buttons and frames; while it is typed it is said who can read it. */
export function AccentField({ form }: { form: FirmFormOf }) {
  const { t } = useLingui()
  const { value, onChange, name, errorMessage } = form.field('accent')
  const typed = (value ?? '').trim().toLowerCase()
  return (
    <div className={styles.logo}>
      <Field
        label={t`Farbe`}
        description={t`Für Links, Schaltflächen und Rahmen, zum Beispiel #0e4a5a. Leer: die Farbe des Portals. Auf dunklen Seiten wird sie von selbst heller.`}
        optional
        errorMessage={errorMessage}
      >
        {(given) => (
          <span className={styles.colour}>
            <input
              {...given}
              className={control.control}
              name={name}
              value={value ?? ''}
              autoCapitalize="none"
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => onChange(target.value)}
            />
            <input
              type="color"
              className={styles.picker}
              aria-label={t`Farbe auswählen`}
              value={isColour(typed) ? typed : '#0e4a5a'}
              onChange={({ target }) => onChange(target.value)}
            />
          </span>
        )}
      </Field>
      {isColour(typed) &&
        (accentContrast(typed) < leastContrast ? (
          <Nearest typed={typed} onTake={onChange} />
        ) : (
          <Samples accent={typed} />
        ))}
    </div>
  )
}

function Nearest({ typed, onTake }: { typed: string; onTake: (colour: string) => void }) {
  const near = nearestAccent(typed)
  const has = shown(accentContrast(typed))
  return (
    <>
      <p role="status" className={styles.words}>
        <Trans>
          Auf hellen Seiten hebt sich diese Farbe nur {has} : 1 ab; 4,5 : 1 braucht es, damit alle
          lesen können, was darin steht.
        </Trans>
      </p>
      <div>
        <Button onClick={() => onTake(near)}>
          <Swatch colour={near} />
          <Trans>Die nächste lesbare nehmen: {near}</Trans>
        </Button>
      </div>
    </>
  )
}

/** As it will be on light pages and on dark ones, with how well it can be read there. */
function Samples({ accent }: { accent: string }) {
  const { t } = useLingui()
  const palettes = palettesOf(accent)
  const pages = [
    { page: 'light', said: t`Helle Seiten` },
    { page: 'dark', said: t`Dunkle Seiten` },
  ] as const
  return (
    <span className={styles.pictures}>
      {pages.map(({ page, said }) => {
        const { accent: colour, on } = palettes[page]
        const contrast = shown(contrastOf(colour, pagesOf[page]))
        return (
          <span
            key={page}
            className={page === 'light' ? styles.onLight : styles.onDark}
            translate="no"
          >
            <span style={{ color: colour }}>
              {said} {contrast} : 1
            </span>
            <span className={styles.sample} style={{ background: colour, color: on }}>
              {colour}
            </span>
          </span>
        )
      })}
    </span>
  )
}

export const Swatch = ({ colour }: { colour: string }) => (
  <span className={styles.swatch} style={{ background: colour }} aria-hidden="true" />
)

const shown = (contrast: number) =>
  (Math.floor(contrast * 10) / 10).toLocaleString(document.documentElement.lang || 'de', {
    minimumFractionDigits: 1,
  })
