import { Trans, useLingui } from '@lingui/react/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import { DefinitionList } from '../../ui/data/definition-list.tsx'
import { HashText } from '../../ui/data/hash-text.tsx'
import { Attached } from '../papers/attachment-list.tsx'
import { Facts } from './facts.tsx'
import { PatientDataWarning } from '../fields/patient-data-warning.tsx'
import { Wording } from './wording.tsx'

/** Everything a signature is about, with the checksum of the text. */
export function ExactWording({ instruction }: { instruction: Instruction }) {
  const { t } = useLingui()
  const { title, text, textSha256 } = instruction
  return (
    <>
      <Wording
        head={<Trans>Genau dieser Wortlaut, Zeichen für Zeichen</Trans>}
        title={title}
        text={text}
      />
      <PatientDataWarning texts={[title, text]} />
      <Facts instruction={instruction} isWhole />
      <Attached instruction={instruction} />
      <DefinitionList
        rows={[[t`Prüfsumme des Wortlauts (SHA-256)`, <HashText key="hash" sha256={textSha256} />]]}
      />
    </>
  )
}
