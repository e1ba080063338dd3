/* A field that nobody has filled in yet is not wrong: it is checked once somebody has been there. */
Behaviour.specify(
  [
    "INPUT.validated[checkUrl*='/io.jenkins.plugins.delphixpipeline.']",
    "TEXTAREA.validated[checkUrl*='/io.jenkins.plugins.delphixpipeline.']",
    "SELECT.validated[checkUrl$='/checkAdminCredentialsId']",
  ].join(","),
  "delphix-untouched",
  -10,
  function (field) {
    if (field.type === "checkbox" || field.value.trim() !== "") {
      return;
    }
    // Core, whose turn is later, checks what has this class as soon as the page is there.
    field.classList.remove("validated");
    field.addEventListener(
      "change",
      function () {
        registerValidator(field);
      },
      { once: true },
    );
  },
);
