import type { ReactNode } from 'react'
import Renderer, { type Components } from 'react-markdown'
import styles from './markdown.module.css'

// The page's own headings end at h2; those of a text stand below.
const Heading = ({ children }: { children?: ReactNode | undefined }) => <h3>{children}</h3>
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
const components: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: Link,
}

/** A notice's text: React elements made from Markdown. HTML in it stays what it is, visible text; images are not loaded. */
export const Markdown = ({ children }: { children: string }) => (
  <div className={styles.text}>
    <Renderer components={components} disallowedElements={['img']} unwrapDisallowed>
      {children}
    </Renderer>
  </div>
)
