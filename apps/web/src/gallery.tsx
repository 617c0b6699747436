import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { Gallery } from './gallery/gallery.tsx'
import { BothLooks, lookOf, wear } from './gallery/looks.tsx'
import { allTexts } from './platform/language/all-texts.ts'
import { speak, storedLocale, withTexts } from './platform/language/i18n.ts'
import './ui/tokens.css'
import './ui/base.css'

const look = lookOf(location.search)
await withTexts(Promise.resolve(), allTexts)
await speak(storedLocale())
if (look) wear(look)
createRoot(document.querySelector('#root')!).render(
  <I18nProvider i18n={i18n}>{look ? <Gallery /> : <BothLooks />}</I18nProvider>,
)
