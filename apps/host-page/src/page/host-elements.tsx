import type { ReactElement } from 'react';

/** One of each element that the kit is made of as well, without a class, as a host that styles bare elements has them. */
export function HostElements(): ReactElement {
  return (
    <section className="host-elements" aria-labelledby="profile">
      <h1>Profile</h1>
      <h2 id="profile">Your account</h2>
      <p>
        Shown to your <a href="#profile">team</a>. <small>Changed today.</small> <code>user_7</code>
      </p>
      <ol>
        <li>Choose a name</li>
        <li>Save it</li>
      </ol>
      <form>
        <fieldset>
          <legend>Name</legend>
          <label htmlFor="name">Full name</label>
          <input id="name" type="text" placeholder="Ada Lovelace" />
          <label htmlFor="site">Site</label>
          <input id="site" type="url" defaultValue="https://example.com" />
          <label htmlFor="team">Team</label>
          <select id="team">
            <option>Engines</option>
          </select>
          <label htmlFor="about">About</label>
          <textarea id="about" rows={2} defaultValue="Numbers" />
          <label>
            <input type="checkbox" defaultChecked /> Subscribe
          </label>
          <input type="range" aria-label="Volume" />
        </fieldset>
        <button type="button">Cancel</button>
        <button type="submit">Save</button>
        <button type="button" role="switch" aria-checked="true">
          Notifications
        </button>
      </form>
      <details>
        <summary>More</summary>
        Nothing yet.
      </details>
      <dialog open>
        <p>A message of the host.</p>
      </dialog>
    </section>
  );
}
