// A link to just what is seen. Where the browser lets no page write to the clipboard, the link stands there to be copied.

import { useState } from 'preact/hooks';
import type { Session } from '../session/session.ts';

export function CopyLink({ session }: { session: Session }) {
  const [said, say] = useState('');
  const [link, show] = useState('');
  const copy = async () => {
    const { address } = session;
    const here = location.href.replace(/#.*$/, '') + (address === '' ? '' : `#${address}`);
    try {
      await navigator.clipboard.writeText(here);
      show('');
      say('The link is copied.');
    } catch {
      show(here);
      say('Copy this link:');
    }
  };
  return (
    <>
      <button type="button" onClick={copy}>
        Copy a link to this view
      </button>
      <span class="note" role="status">
        {said}
      </span>
      {link !== '' && (
        <input
          type="text"
          class="link"
          readOnly
          value={link}
          aria-label="Link to this view"
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
