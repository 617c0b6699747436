import { Button } from '../../ui/basics/button.tsx'
import { otherLocale } from '../../platform/language/i18n.ts'

/** Names the language it switches to, in that language. */
export const LanguageButton = ({ onClick }: { onClick: () => void }) => {
  const other = otherLocale()
  return (
    <Button look="quiet" onClick={onClick}>
      <span lang={other}>{other === 'de' ? 'Deutsch' : 'English'}</span>
    </Button>
  )
}
