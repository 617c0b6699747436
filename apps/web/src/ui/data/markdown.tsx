import type { ReactNode } from 'react'
import Renderer, { type Components } from 'react-markdown'
import styles from './markdown.module.css'

type Inner = { children?: ReactNode | undefined }
const Second = ({ children }: Inner) => <h2>{children}</h2>
const Third = ({ children }: Inner) => <h3>{children}</h3>
// An address the renderer holds for unsafe arrives empty.
const Link = ({
  href,
  children,
}: {
  href?: string | undefined
  children?: ReactNode | undefined
}) =>
  href ? (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ) : (
    children
  )
const withHeadings = (Heading: typeof Second): Components => ({
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: Link,
})
const components = { 2: withHeadings(Second), 3: withHeadings(Third) }

/**
 * A notice's text, of which its readers take note as it stands: React elements made from Markdown. HTML in it stays what it is,
 * visible text; images are not loaded.
 */
export const Markdown = ({
  children,
  level = 3,
}: {
  children: string
  /** Of the text's headings: one below the heading it stands under. */
  level?: keyof typeof components
}) => (
  <div className={styles.text} translate="no">
    <Renderer components={components[level]} disallowedElements={['img']} unwrapDisallowed>
      {children}
    </Renderer>
  </div>
)
