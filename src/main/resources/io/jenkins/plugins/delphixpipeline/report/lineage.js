/* While the build runs, the page's content is fetched again; the last time once it has ended. */
(function () {
  const pause = 4000;
  const longestPause = 60000;

  function follow(content, wait) {
    if (content.dataset.building === "true") {
      setTimeout(() => refresh(content, wait), wait);
    }
  }

  function refresh(content, wait) {
    if (document.hidden) {
      follow(content, pause);
      return;
    }
    fetch("fragment" + window.location.search, { cache: "no-store" })
      .then((response) => {
        if (!response.ok) {
          throw response;
        }
        return response.text();
      })
      .then((text) => {
        const next = new DOMParser().parseFromString(text, "text/html").querySelector(".delphix-lineage");
        replace(content, next);
        follow(next, pause);
      })
      .catch((problem) => {
        /* Whoever is logged out, or looks at a build that was deleted, need not be told again and again. */
        if (problem.status !== 403 && problem.status !== 404) {
          follow(content, Math.min(wait * 2, longestPause));
        }
      });
  }

  /* Whoever has scrolled or stands with the keyboard somewhere stays there. */
  function replace(content, next) {
    const places = ".delphix-lineage__picture, .delphix-lineage__table, .delphix-lineage summary";
    const before = Array.from(content.querySelectorAll(places));
    const focused = before.indexOf(document.activeElement);
    const open = Array.from(content.querySelectorAll("details"), (details) => details.open);
    const scrolled = before.map((place) => [place.scrollLeft, place.scrollTop]);
    content.replaceWith(next);
    next.querySelectorAll("details").forEach((details, at) => {
      details.open = open[at] === true;
    });
    next.querySelectorAll(places).forEach((place, at) => {
      if (scrolled[at]) {
        place.scrollLeft = scrolled[at][0];
        place.scrollTop = scrolled[at][1];
      }
      if (at === focused) {
        place.focus({ preventScroll: true });
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll(".delphix-lineage").forEach((content) => follow(content, pause));
  });
})();
