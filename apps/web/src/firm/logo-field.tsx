import { Trans, useLingui } from '@lingui/react/macro'
import { AppError } from '@portal/domain/fault'
import { largestLogo } from '@portal/domain/provider/logo-limits'
import { useMutation } from '@tanstack/react-query'
import { keepLogo } from '../provider/queries.ts'
import { Button } from '../ui/basics/button.tsx'
import { announce } from '../ui/basics/live-region.tsx'
import { FileField } from '../ui/form/file-field.tsx'
import { UploadProgress } from '../ui/form/upload-progress.tsx'
import { useState } from 'react'
import { useFocusKept } from '../ui/data/use-focus-kept.ts'
import styles from './firm.module.css'
import type { FirmFormOf } from './firm-fields.tsx'
import { LogoPicture } from './logo-picture.tsx'

/** A logo is sent as soon as it is chosen, so that it is seen as it will be; it holds with the other details. */
export function LogoField({ form }: { form: FirmFormOf }) {
  const { t } = useLingui()
  const [share, setShare] = useState<number | null>(null)
  const sending = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > largestLogo)
        throw new AppError({ code: 'file-refused', reason: 'image-too-large' })
      return keepLogo(file, setShare)
    },
    onSuccess: ({ id }) => {
      form.set({ logo: id })
      announce(t`Das Logo ist geprüft. Es gilt, sobald Sie speichern.`)
    },
    onError: (error) => form.refuse(error, 'logo'),
    onSettled: () => setShare(null),
  })
  const { value, errorMessage } = form.field('logo')
  return (
    <div {...useFocusKept<HTMLDivElement>()} className={styles.logo}>
      <FileField
        label={t`Logo`}
        description={t`PNG oder SVG, höchstens 512 KB und 4096 Bildpunkte je Seite. Steht auf jeder Seite, bei der Anmeldung und auf gesiegelten Schreiben; in E-Mails steht nur Ihr Name.`}
        accept="image/png,image/svg+xml,.png,.svg"
        optional
        name="logo"
        isHandedOver
        value={null}
        onChange={(file) => file && !sending.isPending && sending.mutate(file)}
        errorMessage={errorMessage}
      />
      {share !== null && <UploadProgress share={share} />}
      {value !== null && (
        <>
          <LogoPicture id={value} />
          <p className={styles.aside}>
            <Trans>
              Wo es auf einer Seite nicht zu sehen wäre, steht es dort in einem eigenen Feld.
            </Trans>
          </p>
          <div data-remove>
            <Button look="quiet" onClick={() => form.set({ logo: null })}>
              <Trans>Logo entfernen</Trans>
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
