import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import { explain } from '../../platform/language/explain.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { Banner } from '../../ui/basics/banner.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Checkbox } from '../../ui/form/choice.tsx'

/** Why a client was not taken; where one of its number, or of its name and postal code, is there, that one stands beside it. */
export function KnownAlready({
  error,
  isOther,
  onOther,
}: {
  error: Error | null
  /** The person says that it is another one. */
  isOther: boolean
  onOther: (isOther: boolean) => void
}) {
  const fault = faultOf(error)
  if (fault?.code !== 'conflict' || !/^client-(known|number-taken)$/u.test(fault.rule))
    return <Refusal error={error} />
  const { existing, rule } = fault
  return (
    <>
      <Banner tone="alarm" title={explain(error)}>
        {existing && (
          <p>
            <a href={at(pages.clients.one, { id: existing.id })}>{existing.name}</a>
            <br />
            {existing.number} · {existing.city}
          </p>
        )}
      </Banner>
      {rule === 'client-known' && (
        <Checkbox isSelected={isOther} onChange={onOther}>
          <Trans>Das ist ein anderer Auftraggeber mit demselben Namen und Ort.</Trans>
        </Checkbox>
      )}
    </>
  )
}
