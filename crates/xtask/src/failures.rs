//! What failed, out of the thousands of lines that a run of tests prints: which tests, what their panics
//! say, and the errors of Cargo and the compiler. Backtraces and all that went well stay behind.

/// Those lines of it, in their order.
pub fn of(printed: &str) -> Vec<&str> {
    let mut telling = false;
    printed
        .lines()
        .filter(|line| {
            let begins = line.starts_with("error")
                || line.starts_with("---- ")
                || (line.starts_with("thread '") && line.contains("panicked at"));
            let of_test = line.starts_with("test ");
            let ends =
                of_test || line.is_empty() || line.starts_with("note: ") || *line == "stack backtrace:";
            telling = begins || (telling && !ends);
            telling || (of_test && line.ends_with(" FAILED"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_failed_is_found_among_what_did_not() {
        let printed = "test one ... ok\ntest two ... FAILED\ntest three ... FAILED\n\nfailures:\n\n\
                       ---- two stdout ----\nseed 7\n\n\
                       thread 'two' (7) panicked at two.rs:3:5:\nassertion failed\n  left: 1\n\
                       stack backtrace:\n   0: begin\nnote: Some details are omitted\n\n\
                       ---- three stdout ----\n\nthread 'three' (8) panicked at three.rs:1:1:\nno\n\
                       note: run with `RUST_BACKTRACE=1`\n\n\nfailures:\n    two\n    three\n\n\
                       test result: FAILED. 1 passed; 2 failed\n\nerror: test failed, to rerun pass `--lib`\n";
        let told = [
            "test two ... FAILED",
            "test three ... FAILED",
            "---- two stdout ----",
            "seed 7",
            "thread 'two' (7) panicked at two.rs:3:5:",
            "assertion failed",
            "  left: 1",
            "---- three stdout ----",
            "thread 'three' (8) panicked at three.rs:1:1:",
            "no",
            "error: test failed, to rerun pass `--lib`",
        ];
        assert_eq!(of(printed), told);
    }

    #[test]
    fn a_panic_among_tests_that_go_on_ends_with_the_next_line_about_a_test() {
        let printed = "thread 'a' (1) panicked at a.rs:1:1:\nwhy\ntest b ... ok\nmore\ntest a ... FAILED\n";
        let told = ["thread 'a' (1) panicked at a.rs:1:1:", "why", "test a ... FAILED"];
        assert_eq!(of(printed), told);
    }

    #[test]
    fn an_error_of_the_compiler_is_told_whole() {
        let printed = "   Compiling x\nerror[E0425]: cannot find\n --> a.rs:1:1\n  |\n\nwarning: unused\n";
        assert_eq!(of(printed), ["error[E0425]: cannot find", " --> a.rs:1:1", "  |"]);
    }
}
