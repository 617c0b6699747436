import { Trans, useLingui } from '@lingui/react/macro'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { FourEyesMeaning } from './four-eyes-meaning.tsx'

/** What holds now, what will, and what stays as it is. */
export function SwitchReview({ required }: { required: boolean }) {
  const { t } = useLingui()
  return (
    <>
      <DefinitionList
        rows={[
          [t`Bisher`, <FourEyesMeaning key="before" isOn={!required} />],
          [t`Künftig`, <FourEyesMeaning key="after" isOn={required} />],
        ]}
      />
      <p>
        {required ? (
          <Trans>Was schon erteilt ist, bleibt gültig, wie es erteilt wurde.</Trans>
        ) : (
          <Trans>Was schon auf die zweite Unterschrift wartet, wartet weiter darauf.</Trans>
        )}{' '}
        <Trans>Die Umstellung steht danach in Ihren Nachweisen.</Trans>
      </p>
    </>
  )
}
