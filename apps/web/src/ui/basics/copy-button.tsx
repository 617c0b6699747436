import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from './button.tsx'
import { announce } from './live-region.tsx'

export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useLingui()
  const [isCopied, setCopied] = useState(false)
  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 4000)
    } catch {
      announce(
        t`Kopieren ist hier nicht erlaubt. Bitte markieren Sie den Text und kopieren Sie ihn selbst.`,
      )
    }
  }
  return (
    <Button look="quiet" icon={isCopied ? 'check' : 'copy'} onClick={() => void copy()}>
      <span aria-live="polite">{isCopied ? t`Kopiert` : (label ?? t`Kopieren`)}</span>
    </Button>
  )
}
